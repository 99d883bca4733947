"""Courtesy: small talk gets a friendly answer, and a question is never taken for small talk."""

from __future__ import annotations

import time

import pytest

from bot.domain.courtesy import courtesy
from bot.domain.reply import Courtesy


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hi", Courtesy.GREETING),
        ("hello there!", Courtesy.GREETING),
        ("Hey Plumbline 👋", Courtesy.GREETING),
        ("Good morning, how are you today?", Courtesy.GREETING),
        ("hiii :)", Courtesy.GREETING),
        ("Thanks", Courtesy.THANKS),
        ("thank you so much!!", Courtesy.THANKS),
        ("OK, thanks for your help", Courtesy.THANKS),
        ("Great! Thanks", Courtesy.THANKS),
        ("Perfect.", Courtesy.THANKS),
        ("thx, that helped!", Courtesy.THANKS),
        ("Thank you, that was very useful.", Courtesy.THANKS),
        ("that helps a lot, thanks", Courtesy.THANKS),
        ("Thanks, that's clear now", Courtesy.THANKS),
        ("got it 👍", Courtesy.THANKS),
        ("ok", Courtesy.THANKS),
        ("help", Courtesy.ABILITIES),
        ("What can you do?", Courtesy.ABILITIES),
        ("what can I ask you?", Courtesy.ABILITIES),
        ("How does this work?", Courtesy.ABILITIES),
        ("Who are you?", Courtesy.ABILITIES),
        ("What is Plumbline?", Courtesy.ABILITIES),
        ("Bye!", Courtesy.FAREWELL),
        ("see you tomorrow, team", Courtesy.FAREWELL),
        ("Have a nice weekend", Courtesy.FAREWELL),
    ],
)
def test_small_talk_is_answered_in_kind(text, kind):
    answered = courtesy(text)

    assert answered is not None
    assert answered.kind is kind
    assert len(answered.text) > 40


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hi, what is strategic fit?",
        "Hello world of IT",
        "Thanks, and what about ITIL?",
        "Thanks, that helped: what comes after level 3?",
        "What can you do about resistance?",
        "Who are the stakeholders?",
        "help desk",
        "What is this model?",
        "How does COBIT work?",
        "Great companies align, but how?",
        "nice process",
        "ok but why?",
        "Goodbye to silos: how?",
    ],
)
def test_a_question_is_no_small_talk(text):
    assert courtesy(text) is None


@pytest.mark.parametrize("piece", [" ", "hi ", "thanks, ", "hi, there ", "i", "!"])
def test_even_endless_small_talk_is_recognised_at_once(piece):
    start = time.perf_counter()

    courtesy("hi" + piece * 20_000 + "x")

    assert time.perf_counter() - start < 1.0
