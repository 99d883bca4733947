"""Words: what a text is about, whatever their form, spelling or frequency."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Iterator

VOCABULARY = Path(__file__).parent / "vocabulary" / "minilm.txt"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_AMERICAN = re.compile(r"i[sz](e[drs]?|es|ing|ations?|ational)\b")
# “Company A”: the letter alone says nothing, and “a” is no word to search for.
_LETTERED = re.compile(r"\b([A-Za-z]{4,}) ([A-Z]|[b-hj-z])\b(?!['’](?!s\b))")
# Words that say nothing about the subject of a question.
_SAYING_LITTLE = """
    a about after again all also am an and any are as at be because been before being between both but
    by can could did do does doing down each else ever explain few for from further get give gets got
    had has have having he her here hers him his how i if in into is it it's its just let like list many
    me mean means more most mr much must my name no nor not now of off on once one only or other our
    ours out over own per please pls same say says she should so some such tell than that the their
    theirs them then there these they thing things this those through to too under until up us very was
    we were what what's whats when where whether which while who whom whose why will with would you your
    yours according actually exactly really guide document documents text example examples describe
    define definition
"""
_ENDINGS = ("'s", "s", "es", "d", "ed", "ing", "ings", "ly", "er", "ers", "est", "ness", "less", "able", "al")
STOPWORDS = frozenset(_SAYING_LITTLE.split())


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, with American endings (`organize`) for both spellings.

    What is told apart by a letter is one word more: `Company A` is `company`, `a` and `companya`.
    """
    lowered = text.lower().replace("’", "'").replace("‘", "'")
    lettered = [f"{noun}{letter}".lower() for noun, letter in _LETTERED.findall(text)]
    return _WORD.findall(_AMERICAN.sub(r"iz\1", lowered)) + lettered


def content_words(text: str) -> list[str]:
    """Return the words of a text that say what it is about."""
    return [word for word in words(text) if word not in STOPWORDS]


def stems(text: str) -> set[str]:
    """Return the stems of what a text is about."""
    return {stem(word) for word in content_words(text)}


@lru_cache(maxsize=100_000)  # people may ask in any words for as long as the bot runs
def stem(word: str) -> str:
    """Return the stem of a word (Snowball's English stemmer)."""
    return str(_stemmer().stemWord(word.removesuffix("'s")))


def is_english(word: str) -> bool:
    """Say whether the word is a common English one, or has a regular ending of one.

    Such a word is no slip, though no passage holds it: “robots” must not become “robust”. A stem is not
    enough: “circuler” has that of “circulate”.
    """
    forms = (form for spelling in (word, *words(word)) for form in _plain_forms(spelling))
    return word.isdigit() or not _english().isdisjoint(forms)


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


def _plain_forms(word: str) -> Iterator[str]:
    """Yield what a word may be a form of (`planning` of `plan`, `carried` of `carry`), and forms of it."""
    yield from (word, f"{word}s", f"{word}d", f"{word.removesuffix('e')}ing")
    for ending in _ENDINGS:
        if len(word) > len(ending) + 2 and word.endswith(ending):
            root = word.removesuffix(ending)
            yield from (root, f"{root}e", root[:-1] if root[-1] == root[-2] else root)
            if root.endswith("i"):
                yield f"{root[:-1]}y"


@cache
def _english() -> frozenset[str]:
    """Return common English words: the whole words of the embedding model's vocabulary, in both spellings."""
    text = VOCABULARY.read_text(encoding="utf-8")
    return frozenset((*text.split(), *words(text)))
