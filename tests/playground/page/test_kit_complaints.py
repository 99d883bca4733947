"""What Slack's own form refuses before the app hears of a submission."""

from __future__ import annotations

import pytest

from bot.playground.complaints import complaints
from tests.playground.page.rendering import OPTIONS, asked

NEEDED = "Please fill this in: it is needed."
REFUSED = {
    "nothing": ("plain_text_input", {}, "", NEEDED),
    "no choice": ("static_select", {"options": OPTIONS}, "Choose…", NEEDED),
    "too short": (
        "plain_text_input",
        {"min_length": 5},
        "abc",
        "Please write at least 5 characters; these are 3.",
    ),
    "too long": (
        "plain_text_input",
        {"max_length": 2},
        "abc",
        "Please write at most 2 characters; these are 3.",
    ),
    "no email": ("email_text_input", {}, "abc", "Please enter an email address like name@example.org."),
    "no address": (
        "url_text_input",
        {},
        "x.example",
        "Please enter an address that begins with https:// or http://.",
    ),
    "no number": (
        "number_input",
        {"is_decimal_allowed": True},
        "three",
        "Please enter a number, like 3 or -1.",
    ),
    "no whole number": ("number_input", {"is_decimal_allowed": False}, "3.5", "Please enter a whole number."),
    "too little": (
        "number_input",
        {"is_decimal_allowed": False, "min_value": "1"},
        "0",
        "Please enter 1 or more.",
    ),
    "too much": (
        "number_input",
        {"is_decimal_allowed": False, "max_value": "9"},
        "10",
        "Please enter 9 or less.",
    ),
}


@pytest.mark.parametrize(("element", "more", "typed", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_said_with_what_to_do(element, more, typed, told):
    page = asked(element, **more)

    page.screen.fill("What?", typed)

    assert complaints(page.blocks, page.values_now()) == {"b": told}


def test_too_many_choices_are_too_many():
    page = asked("multi_static_select", options=OPTIONS, initial_options=OPTIONS, max_selected_items=1)

    assert complaints(page.blocks, page.values_now()) == {"b": "Please choose at most 1; these are 2."}


RIGHT = {
    "optional": ("plain_text_input", {"optional": True, "min_length": 5}, ""),
    "long enough": ("plain_text_input", {"min_length": 3, "max_length": 3}, "abc"),
    "email": ("email_text_input", {}, "bruno@halden.example"),
    "address": ("url_text_input", {}, "https://halden.example/plan?a=1"),
    "number": ("number_input", {"is_decimal_allowed": True, "min_value": "-3", "max_value": "0"}, "-2.5"),
}


@pytest.mark.parametrize(("element", "more", "typed"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_goes_through(element, more, typed):
    page = asked(element, **more, initial_value=typed)

    assert complaints(page.blocks, page.values_now()) == {}


FILES = [{"name": "a.exe", "filetype": "exe"}, {"name": "b.pdf", "filetype": "pdf"}]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"max_files": 1}, "Please choose at most 1 files."),
        ({"filetypes": ["pdf"]}, "Please choose only pdf: a.exe is something else."),
    ],
)
def test_files_are_counted_and_looked_at(more, told):
    page = asked("file_input", **more)
    values = {"b": {"x": {"type": "file_input", "files": FILES}}}

    assert complaints(page.blocks, values) == {"b": told}
