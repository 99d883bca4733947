"""Notes: everything that is said beside pages and forms while a strategy is changed."""

from __future__ import annotations

from typing import Final

GUIDE: Final = (
    "Only facilitators, who run Plumbline here, can change the strategy; tell one of them what should be "
    "different. Ask me why something was decided, or go through a decision with /align walk."
)
STALE: Final = "This has been changed meanwhile, so nothing was done. Here is how it is now."
GONE: Final = "That is not there any more. Here is how it is now."
GONE_STRATEGY: Final = "There is no such strategy (any more). See those that there are with /align strategy."
SLOW: Final = "Slack did not let me open that in time. Please press once more."
TOO_MUCH: Final = (
    "There is more here than fits into a form of Slack's, so it is not changed here. Change it in the files: "
    "“plumbline dossier export FOLDER”, then “plumbline dossier load FOLDER”."
)
MEANWHILE: Final = (
    "Somebody changed this while you were writing. What you typed stands below; send it to replace what they "
    "wrote."
)
EMPTY: Final = "Please write something here."
NO_NUMBER: Final = "Please write a number."
NO_PICK: Final = "Please choose one."
NO_DAY: Final = "Please choose a day."
TAKEN: Final = "There is a strategy of this name already; choose another."
BAD_ID: Final = "Small letters, figures and hyphens, at most 40: one-halden-2030"
PUBLISHING: Final = "Publishing. This takes a few seconds."
UNDONE: Final = "The last change was taken back."
CARRIED: Final = "The changes stand on the edition in use now. Look at them once more, then publish."
DISCARDED: Final = "Everything that was not published is thrown away."
UNSAVED: Final = "This was begun here and never published, so nothing of it is left."
FOUNDING: Final = (
    "What you write is kept as a draft, which all facilitators here share, until you publish it. You can "
    "change all of it later, and add decisions and targets."
)
REMOVABLE: Final = "Editions that were published keep it. “Undo the last change” brings it back."
KEPT: Final = (
    "What managers stated is not removed in passing. What they confirmed here they change or withdraw with "
    "/align demand and /align gap; what came with the files is changed there: “plumbline dossier export "
    "FOLDER”, then “plumbline dossier load FOLDER”."
)
AREA_LINE: Final = "please write name, business or IT, and who heads it, with commas between them."
PUBLISHED: Final = "Published. Questions are answered from this edition from now on."
