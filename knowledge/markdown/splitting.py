"""Splitting paragraphs into sentences.

Written here because nothing kept fits: pysbd has had no release since 2021, its fork is new and has one
author, and NLTK fetches its model from the network. A full stop ends a sentence unless what stands before it
says otherwise; when in doubt the sentence goes on, because half a sentence can't be quoted.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BOUNDARY = re.compile(r"[.!?…]+[)\]\"'”’»*]*\s+(?=[(\[\"'“‘«*¿¡]*[^\W_a-zß-öø-ÿ])")
_NEVER_LAST = _words(
    "mr mrs ms mx dr prof rev hon st mt gen col capt lt sgt sen rep gov pres vs v cf ca approx e.g eg "
    "i.e ie viz resp incl excl fig figs eq ch sec art vol ed eds pp p para nr nos tel"
)
_SOMETIMES_LAST = _words(
    "etc al inc ltd co corp plc llc dept no u.s u.k e.u u.n u.s.a a.m p.m ph.d m.sc b.sc jr sr est bros "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_OPENERS = _words(
    "A After All Although An And Any As At Because Before Both But By Each Every For From He Her His "
    "How However I If In It Its Many Most No Nobody Not On One Or Other Others Our Over She Since So "
    "Some That The Their Then There Therefore These They This Those Though Thus To Today Under Unlike "
    "Until We What When Where Which While Who Why With Without You Your"
)
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»"}
_LONGEST_ASIDE = 400
_LOOK_AHEAD = 40


def sentences(text: str) -> list[str]:
    """Return the sentences of one paragraph, in order and in its own words; white space is collapsed."""
    text = " ".join(text.split())
    found, start = [], 0
    for boundary in _BOUNDARY.finditer(text):
        if _ends(text[start : boundary.end()].rstrip(), text[boundary.end() : boundary.end() + _LOOK_AHEAD]):
            found.append(text[start : boundary.end()].rstrip())
            start = boundary.end()
    return [*found, text[start:]] if text[start:] else found


def _ends(sentence: str, following: str) -> bool:
    if _inside_an_aside(sentence):
        return False
    body = sentence.rstrip(")]\"'”’»*")
    if not body.endswith(".") or body.endswith(".."):
        return True
    word = body[:-1].rsplit(" ", maxsplit=1)[-1].lstrip("([\"'“‘«")
    return _may_be_last(word, sentence, following)


def _may_be_last(word: str, sentence: str, following: str) -> bool:
    """Say whether a full stop after this word ends the sentence, and is not part of the word."""
    first = re.split(r"[\s,;:.]", following.lstrip("(["), maxsplit=1)[0].lstrip("\"'“‘«*")
    bare = word.strip("*").lower()
    if sentence == f"{word}." and (word.isdigit() or len(word) == 1):
        return False  # an enumerator, not a sentence
    if bare in _NEVER_LAST:
        return False
    if bare == "no" and not first[:1].isdigit():
        return True
    initial = len(bare) == 1 and word.isalpha() and word != "I"
    return first in _OPENERS if initial or bare in _SOMETIMES_LAST else True


def _inside_an_aside(sentence: str) -> bool:
    if len(sentence) > _LONGEST_ASIDE:
        return False  # a bracket that nobody closed
    return any(sentence.count(opening) > sentence.count(closing) for opening, closing in _PAIRS.items())
