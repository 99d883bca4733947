"""Commands: what can be asked for by name, after `/align` or in a message. The one list of them.

Help and the Home tab show it, and `bot.slack.listeners.wishes` grants each. A new one needs a line in both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

SLASH: Final = "/align"
_TOPIC: Final = re.compile(
    r"\?|^(?:of|for|in|on|about|and|or|vs|versus|is|are|was|were|do|does|did)\b", re.IGNORECASE
)
"""What makes a topic or a question of a name and the words behind it: `results of the pilot`."""


@dataclass(frozen=True, slots=True)
class Command:
    """`also` are other ways to say it. `takes` names the one word that may follow; "" where none may.

    `words` names the words that may follow it after `/align`, where no message is mistaken for it.
    """

    name: str
    does: str
    takes: str = ""
    also: tuple[str, ...] = ()
    words: str = ""

    @property
    def usage(self) -> str:
        """How it is typed."""
        follows = self.takes or self.words
        return f"{SLASH} {self.name}" + (f" [{follows}]" if follows else "")


COMMANDS: Final = (
    Command(
        "start",
        "begin an interview, or find those that are open",
        takes="questionnaire",
        also=("interview", "start my interview", "start or resume my interview"),
    ),
    Command("resume", "go on with your interview where you left it", also=("resume my interview",)),
    Command(
        "results",
        "your own scorecard",
        also=("my results", "my-results", "show my results", "scorecard", "my scorecard"),
    ),
    Command(
        "coding",
        "see how I read your answers on the strategy and on the last initiatives, and correct it",
        also=("my coding", "my-coding", "show my coding"),
    ),
    Command(
        "understanding",
        "see how all managers together understand the strategy, if you run Plumbline here",
        also=("picture of understanding", "show the understanding"),
    ),
    Command(
        "perspective",
        "see which perspective all managers together live, if you run Plumbline here",
        also=("perspectives", "show the perspective"),
    ),
    Command(
        "walk",
        "go through a decision of the strategy, step by step",
        also=(
            "walk me", "walk through", "walk me through", "walk me through it", "walk me through a decision",
            "walk through a decision", "walkthrough",
        ),
        words="decision",
    ),
    Command(
        "strategy",
        "see and change the company's strategy, if you run Plumbline here",
        also=("strategies", "edit strategy", "edit the strategy", "change the strategy"),
    ),
    Command(
        "demand",
        "state what a guideline of the strategy means for your area, and what you need from others",
        also=("new demand", "state a demand", "make a demand"),
        words="in your own words",
    ),
    Command(
        "gap", "state what closing a gap takes", also=("new gap", "state a gap"), words="in your own words"
    ),
    Command(
        "demands",
        "find your demands and gaps, and the needs that wait for your answer",
        also=("my demands", "my-demands", "gaps", "my gaps", "needs", "my needs"),
    ),
    Command(
        "targets",
        "see how far the strategy's targets have come, and record a value for yours",
        also=("target", "show targets", "balanced scorecard", "show the targets"),
    ),
    Command(
        "my-data",
        "see what I keep of you, take a copy, or delete it",
        also=("my data", "mydata", "show my data", "delete my data", "export my data"),
    ),
    Command("help", "see this list"),
)  # fmt: skip


def read(words: str) -> tuple[Command, str] | None:
    """Return the command that somebody typed, and what follows its name; None for any other words."""
    told = _plain(words)
    for command in COMMANDS:
        for name in (command.name, *command.also):
            first, _, rest = told.partition(" ")
            if told == _plain(name):
                return command, ""
            if command.takes and first == name and rest and " " not in rest:
                return command, rest
    return None


def typed(words: str) -> tuple[Command, str] | None:
    """Return the command that was typed after `/align`, and all words that follow its name."""
    told = " ".join(words.split())
    for command in COMMANDS:
        names = sorted((command.name, *(command.also if command.words else ())), key=len, reverse=True)
        for name in names:
            rest = told[len(name) :].strip()
            if told.lower().startswith(f"{name} ") and not _TOPIC.search(rest):
                return read(words) or (command, rest)
    return read(words)


def nearest(word: str) -> Command | None:
    """Return the command whose name a word may have meant, None where it is like none."""
    known = {name: command for command in COMMANDS for name in (command.name, *command.also)}
    found = get_close_matches(word.lower(), known, n=1, cutoff=0.75)
    return known[found[0]] if found else None


def usages() -> tuple[str, ...]:
    """Return what each command does, as a list for people."""
    return tuple(f"{command.usage}: {command.does}" for command in COMMANDS)


def _plain(words: str) -> str:
    return " ".join(words.lower().split()).rstrip(".!?") or words.strip()
