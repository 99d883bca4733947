"""Small talk: greetings, thanks, and the question what Plumbline can do."""

from __future__ import annotations

import re

from bot.domain.reply import Courtesy, Pleasantry


def _one_of(*patterns: str) -> str:
    return rf"(?:{'|'.join(patterns)})"


_END = r"[\s!.,:;)?🙂😊👋🙏👍]*$"
_GOOD = _one_of("great", "perfect", "awesome", "excellent")
_OKAY = r"ok(?:ay)?"
_FOR = r"for (?:that|this|the \w+|your \w+)"
_ADDRESSED = _one_of("there", "all", "everyone", "team", "plumbline", "bot")
_HELPED = _one_of(
    r"(?:that|this|it) (?:really )?help(?:s|ed)(?: me)?(?: a lot| very much)?",
    r"(?:that|this|it)(?:'s|’s| is| was) (?:all |very |really |quite )?"
    r"(?:helpful|useful|clear|interesting|great|good)(?: now)?",
)
_ADDRESS = rf"(?:[\s,]+{_one_of(_ADDRESSED, 'so much', 'a lot', 'very much', _FOR)})*"
_HELLO = _one_of("hi+", "hello+", "hey+", "hiya", "howdy", "greetings", "hej", "hallo", "moin")
_GOOD_DAY = r"good (?:morning|afternoon|evening|day)"
_HOW_ARE_YOU = r"(?:[\s,]+how are you(?: doing)?(?: today)?)?"
_THANKS = _one_of("thanks?", "thank you", "thx", "ty", "cheers", "much appreciated", "tak", "danke")
_SEE_YOU = r"see you(?: later| soon| tomorrow)?"
_HAVE_A_GOOD_ONE = r"have a (?:nice|good|great) \w+"
_PARTING = _one_of("bye+", "goodbye", "good night", _SEE_YOU, "ciao", _HAVE_A_GOOD_ONE)
_PATTERNS = {
    Courtesy.GREETING: _one_of(_HELLO, _GOOD_DAY) + _HOW_ARE_YOU + _ADDRESS,
    Courtesy.THANKS: _one_of(
        rf"(?:{_OKAY}[\s,]+|great[\s,!]+|perfect[\s,!]+)?{_THANKS}{_ADDRESS}(?:[\s,.!:–-]+{_HELPED})?",
        rf"{_HELPED}(?:[\s,.!]+{_THANKS}{_ADDRESS})?",
        _GOOD,
        "very helpful",
        "got it",
        "nice",
        "cool",
        _OKAY,
        "super",
    ),
    Courtesy.ABILITIES: _one_of(
        r"help(?: me)?",
        r"what (?:can|do) you (?:do|know|help (?:me )?with)(?: for me)?",
        r"what can i ask(?: you)?",
        r"how (?:can|do) you (?:help|work)(?: me)?",
        r"how do i use (?:you|this|plumbline)",
        r"how does (?:this|plumbline) work",
        "who are you",
        "what are you",
        "what is plumbline",
        "what is this",
    ),
    Courtesy.FAREWELL: _PARTING + _ADDRESS,
}
_COMPILED = {
    kind: re.compile(rf"\s*(?:{pattern}){_END}", re.IGNORECASE) for kind, pattern in _PATTERNS.items()
}

_ABILITIES = (
    "I answer questions about business–IT alignment, with the passage behind every statement: the Strategic "
    "Alignment Model, SAMM maturity, the balanced scorecard, COBIT and ITIL, BPM–IT integration, and your "
    "company's own documents where they were given to me. What they don't hold, I say I can't answer.\n"
    "Try: “What is strategic fit?”, “COBIT or ITIL: what is each for?”, “How do we overcome resistance?”"
)
_TEXTS = {
    Courtesy.GREETING: f"Hello! {_ABILITIES}",
    Courtesy.THANKS: (
        "You're welcome. Ask on whenever something else comes up; follow-up questions keep their context."
    ),
    Courtesy.ABILITIES: _ABILITIES,
    Courtesy.FAREWELL: (
        "Goodbye. Your questions and answers stay here in the thread if you want to come back to them."
    ),
}


def courtesy(text: str) -> Pleasantry | None:
    """Return a friendly answer where the whole text is small talk, otherwise None."""
    for kind, pattern in _COMPILED.items():
        if pattern.match(text):
            return Pleasantry(kind, _TEXTS[kind])
    return None
