"""Notes: everything that is said besides answers, each in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.slack.blocks import kit
from bot.slack.blocks.answers import ask_buttons
from bot.slack.blocks.commands import SLASH, nearest, usages
from bot.slack.blocks.prompts import PROMPTS

if TYPE_CHECKING:
    from bot.slack.blocks.kit import Block, Message

WORKING: Final = "is looking through the passages…"
WRITING: Final = ("Looking through the passages…", "Putting the answer together…", "Checking every sentence…")

ABOUT: Final = (
    "I answer questions about business–IT alignment from an alignment framework and from your company's own "
    "documents. Every statement points to its passage; what they don't hold, I say I can't answer."
)
_WAYS: Final = (
    "Send me a direct message, or mention me in a channel. I answer in the thread; go on asking there.",
    f"{SLASH} followed by a question, such as {SLASH} why one ERP, answers only to you.",
    "“Ask why about this” in a message's menu asks about that message; only you see the answer.",
    "“Make this a demand”, in the same menu, begins a demand of your area with the words of that message.",
    "Edit your question and I answer it anew in the same place; delete it and my answer goes as well.",
    "👍 and 👎 under an answer tell us what to improve.",
)
_BY_NAME: Final = "What you can ask for by name, here or in a direct message:"


def help_text() -> Message:
    """Return what I am for and how to use me."""
    return kit.message(
        f"{ABOUT} {' '.join((*_WAYS, _BY_NAME, *usages()))}",
        [
            kit.header("What I can do"),
            kit.section(ABOUT),
            *ways(),
            kit.section("Some questions to begin with:"),
            ask_buttons(PROMPTS),
        ],
    )


def ways() -> list[Block]:
    """Return the ways to use me, as lists."""
    return [kit.bullets(_WAYS), kit.bullets(usages(), _BY_NAME)]


def unknown(word: str) -> Message:
    """Return what is said to one word after the command that is neither a command nor about anything."""
    meant = nearest(word)
    maybe = f"Did you mean {SLASH} {meant.name}? " if meant else ""
    text = f"“{word}” is no command of mine. {maybe}{_BY_NAME}"
    return kit.message(f"{text} {' '.join(usages())}", [kit.section(text), kit.bullets(usages())])


def not_needed(name: str, words: str) -> str:
    """Return what is said of words behind a command that does the same without them."""
    question = f"{SLASH} ask {name} {words}"
    return f"{SLASH} {name} needs nothing behind it. If “{words}” belongs to a question: {question}"


def note(text: str) -> Message:
    """Return a message of a few words."""
    return kit.message(text, [kit.section(text)])


def apology(reference: str) -> Message:
    """Return what is said when something went wrong, with the number under which it can be found."""
    return note(
        "Something went wrong on my side, and your question is not answered. Please ask once more; if it "
        f"happens again, tell whoever runs me the reference {reference}."
    )


FILES: Final = (
    "I can't read files that are sent to me here yet. Whoever runs me can add documents on the command line "
    "with “plumbline index add FILE”; then you can ask me about them."
)
STOPPED: Final = "Stopped, as you asked. Ask again whenever you like."
OUTSIDE: Final = (
    "This channel is shared with another organisation, so I don't answer here. "
    "Send me a direct message, or use /align."
)
STRANGER: Final = "I only answer people of the workspace that I was set up for."
ALREADY_ASKED: Final = "That has been asked already; the answer is further down."
SOURCE_GONE: Final = "That source can't be opened any more, because the answer it belongs to is gone."
SOURCE_CLOSED: Final = "This source belongs to your company's documents, which guests can't open."
ANSWER_GONE: Final = "That answer is gone, so there is nothing to rate any more."
THANKS_UP: Final = "Thank you, 👍 noted."
THANKS_DOWN: Final = "Thank you, 👎 noted. It helps us to find out what to improve."
NOTHING_WRITTEN: Final = "There are no words in that message that I could ask about."
OUTDATED: Final = "That button doesn't work any more. Ask me in words, and I'll answer."
