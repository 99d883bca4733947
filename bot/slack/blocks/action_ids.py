"""Names of what can be pressed and submitted. Blocks set them, listeners wait for them."""

from __future__ import annotations

from typing import Final

OPEN_SOURCE: Final = "open_source"
FEEDBACK: Final = "feedback"
FEEDBACK_REASON: Final = "feedback_reason"
# Buttons that ask a question, numbered within their row: `ask_0`, `ask_1`.
ASK: Final = "ask"
# A button that leads somewhere; pressing it is told to us, and needs nothing.
FOLLOW: Final = "follow_link"
ASK_WHY: Final = "ask_why"
INTERVIEW: Final = "start_interview"
# What is pressed in an interview: `interview_<verb>`, numbered where a message has several of a kind.
IN_INTERVIEW: Final = "interview"
# Under what was found in a strategy that somebody sent.
USE_STRATEGY: Final = "use_strategy"
# What is pressed in a walk through a decision: `walk_<verb>`, numbered alike.
IN_WALK: Final = "walk"
# Buttons of a scorecard: how a dimension's score came about, a passage to read; and the way to a scorecard.
EXPLAIN_SCORE: Final = "explain_score"
OPEN_READING: Final = "open_reading"
SHOW_RESULTS: Final = "show_results"
# How answers were coded: a value chosen, the way to a modal for several, that modal, and the way to the card.
CODED_PICK: Final = "coded_pick"
CODED_EDIT: Final = "coded_edit"
CODED_OWN: Final = "coded_own"
CODED_SEVERAL: Final = "coded_several"
SHOW_CODING: Final = "show_coding"
# What is pressed and sent while a strategy is changed: `edit_<verb>`, numbered alike; and its modals.
IN_EDITING: Final = "edit"
EDITING_PAGE: Final = "edit_page"
EDITING_FORM: Final = "edit_form"
EDITING_REMOVAL: Final = "edit_removal"
# What is pressed about demands and gaps: `demand_<verb>`, numbered alike; their forms; a message's shortcut.
IN_DEMAND: Final = "demand"
DEMAND_FORM: Final = "demand_form"
DEMAND_ANSWER: Final = "demand_answer"
MAKE_DEMAND: Final = "make_demand"
# What is pressed about targets: `target_<verb>`, numbered alike; and the form.
IN_TARGETS: Final = "target"
TARGET_FORM: Final = "target_form"
# Under what is kept of somebody: a copy of it, and the end of it.
COPY_MINE: Final = "copy_mine"
ERASE_MINE: Final = "erase_mine"
