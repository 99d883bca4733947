"""Small talk: greetings, thanks, and the question what Plumbline can do."""

from __future__ import annotations

import re

from bot.domain.reply import Courtesy, Pleasantry

_END = r"[\s!.,:;)?🙂😊👋🙏👍]*$"
_ADDRESS = r"(?:[\s,]+(?:there|all|everyone|team|plumbline|bot|so much|a lot|very much|for (?:that|this|the \w+|your \w+)))*"
_PATTERNS = {
    Courtesy.GREETING: rf"(?:hi+|hello+|hey+|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|hej|hallo|moin)(?:[\s,]+(?:how are you(?: doing)?(?: today)?))?{_ADDRESS}",
    Courtesy.THANKS: rf"(?:ok(?:ay)?[\s,]+|great[\s,!]+|perfect[\s,!]+)?(?:thanks?|thank you|thx|ty|cheers|much appreciated|tak|danke){_ADDRESS}|(?:great|perfect|awesome|excellent|very helpful|that helps|got it|nice|cool|ok(?:ay)?|super)",
    Courtesy.ABILITIES: r"(?:help(?: me)?|what (?:can|do) you (?:do|know|help (?:me )?with)(?: for me)?|what can i ask(?: you)?|how (?:can|do) you (?:help|work)(?: me)?|how do i use (?:you|this|plumbline)|who are you|what are you|what is plumbline|how does (?:this|plumbline) work|what is this)",
    Courtesy.FAREWELL: rf"(?:bye+|goodbye|good night|see you(?: later| soon| tomorrow)?|ciao|have a (?:nice|good|great) \w+){_ADDRESS}",
}
_COMPILED = {
    kind: re.compile(rf"\s*(?:{pattern}){_END}", re.IGNORECASE) for kind, pattern in _PATTERNS.items()
}

_ABILITIES = (
    "I answer questions about business–IT alignment, with the passage behind every statement: the Strategic "
    "Alignment Model, SAMM maturity, the balanced scorecard, COBIT and ITIL, BPM–IT integration, and your company's own "
    "documents where they were given to me. What they don't hold, I say I can't answer.\n"
    "Try: “What is strategic fit?”, “COBIT or ITIL: what is each for?”, “How do we overcome resistance?”"
)
_TEXTS = {
    Courtesy.GREETING: f"Hello! {_ABILITIES}",
    Courtesy.THANKS: "You're welcome. Ask on whenever something else comes up; follow-up questions keep their context.",
    Courtesy.ABILITIES: _ABILITIES,
    Courtesy.FAREWELL: "Goodbye. Your questions and answers stay here in the thread if you want to come back to them.",
}


def courtesy(text: str) -> Pleasantry | None:
    """Return a friendly answer where the whole text is small talk, otherwise None."""
    for kind, pattern in _COMPILED.items():
        if pattern.match(text):
            return Pleasantry(kind, _TEXTS[kind])
    return None
