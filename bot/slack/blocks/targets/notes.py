"""What is said about targets."""

from __future__ import annotations

from typing import Final

NO_STRATEGY: Final = (
    "There is no strategy here yet, so there are no targets. A facilitator can send me one as a ZIP archive, "
    "or begin one with /align strategy."
)
WHICH: Final = "Which strategy's targets would you like to see?"
REPORTED: Final = "The report stands under Messages, with its picture and a file to keep or pass on."
BELOW: Final = "The picture and the file below tell each target."
OTHERS: Final = "The targets of another strategy:"
GUEST: Final = "The company's targets are for its own people. Ask me about the framework instead."
GONE: Final = "This target is no longer in the strategy. See those that there are with /align targets."
NOT_YOURS: Final = "Values are recorded by the heads of the areas that own a target, and by facilitators."
STALE: Final = "Something else was recorded meanwhile, so nothing was taken back. See /align targets."
NOTHING: Final = "There is no value to take back."
NO_NUMBER: Final = "Write a number, like 44.5."
SLOW: Final = "The form did not open in time. Please press again."
ANYWAY: Final = "Record {} all the same? {} Send it once more if it is right, or correct it."
LATER: Final = "Choose today or an earlier day: a value is what has been reached."
BESIDE: Final = (
    "The areas that a target's guideline affects most own it: their heads and facilitators record values. "
    "What was recorded stays on record."
)
UNCOVERED: Final = "No target yet: nothing says here whether the strategy succeeds."
UNSERVED: Final = "none yet"
IDLE: Final = "Where no demand serves a target, say with /align demand what your area does for it."
