"""The renderer: nothing that somebody else wrote links, pings, fetches or hides anything in Slack."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.domain.references import without_references
from bot.slack.blocks.text import markdown, notification, plain, runs, shortened

HOSTILE = [
    "https://evil.example/steal?q=1", "http://evil.com", "HTTP://EVIL.COM/x", "//evil.com/x",
    "www.evil.com", "evil.com", "evil.com/path", "ftp://evil.com", "javascript:alert(1)",
    "mailto:a@evil.com", "tel:+4512345678", "a.b@evil.com", "data:text/html;base64,PHM+",
    "<https://evil.com|click>", "<https://evil.com>", "<mailto:a@evil.com|mail>",
    "[click](https://evil.com)", "![x](https://evil.com/a.png)", "![x][ref]", "<@U0123>", "<@U0123|bruno>",
    "<!here>", "<!channel>", "<!subteam^S1|@team>", "<#C123|general>", "@here", "@channel", "@everyone",
    "@bruno", "<!date^1392734382^{date}^https://evil.com|x>", "<img src=https://evil.com>",
    "[a]: https://evil.com", "h\u200bttps://evil.com", "\u202eevil.com\u202c",
    "<a href='https://evil.com'>x</a>", "```\ncode\n```", "> quote", "# head", "- item", "1. item", "***",
    "---", "\\", "`x`", "~x~", "_x_", "*x*", "\U000e0041\U000e0042", "\u2066", "\ufeff", "&lt;!here&gt;",
    "&#60;!here&#62;", "[1]", "|a|b|\n|-|-|", "@@here", "slack://open", "evil。com", "x.com", "t.co/abc",
    "evil.com:8080", "<evil.com|evil>", "(", ")", "[", "]", "<", ">", "!", "|", "**", "**bold**", "\n", " ",
    "a", "Sentence one. ", "\ud800",
]  # fmt: skip

mixtures = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12)), max_size=12).map("".join)

LINK = re.compile(
    r"[a-z]+://\S|//\w+\.|www\.\w|(?:mailto|tel|javascript|data|slack):\S|[\w.]+@\w+\.\w"
    r"|(?<![\w.])\w{2,}\.(?:com|example|net|org)\b|<[@#!]|<\S+\||@(?:here|channel|everyone)\b",
    re.IGNORECASE,
)


def hidden(text):
    return [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs"}]


def tokens(rendered):
    """Every kind of token that a CommonMark reader, with links recognised, finds in what was rendered."""
    reader = MarkdownIt("gfm-like", {"linkify": False})
    found = reader.parse(rendered)
    return {token.type for token in found} | {t.type for token in found for t in token.children or ()}


HARMLESS = {"paragraph_open", "paragraph_close", "inline", "text", "strong_open", "strong_close"}


@given(mixtures)
def test_nothing_links_pings_or_hides_whatever_is_mixed(text):
    for rendered in (markdown(text), plain(text, 500), notification(text)):
        assert LINK.findall(rendered) == []
        assert hidden(rendered) == []


@given(mixtures)
def test_markdown_holds_words_and_names_and_no_other_mark(text):
    assert tokens(markdown(text)) <= HARMLESS


@given(mixtures)
def test_angle_brackets_never_reach_slack_as_such(text):
    assert re.search(r"[<>]", markdown(text)) is None
    assert re.search(r"[<>]", notification(text)) is None
    assert re.search(r"[<>]", plain(text, 500)) is None


@given(mixtures)
def test_ampersands_of_others_are_escaped(text):
    assert re.search(r"&(?!amp;|lt;|gt;)", markdown(text) + notification(text)) is None


@given(mixtures)
def test_what_was_cleaned_needs_no_cleaning(text):
    assert without_references(without_references(text)) == without_references(text)


@given(st.text(max_size=300), st.integers(min_value=10, max_value=120))
def test_nothing_is_longer_than_allowed(text, longest):
    assert len(plain(text, longest)) <= longest
    assert len(notification(text, longest)) <= longest
    assert len("".join(words for words, _ in runs(text, longest))) <= longest


def test_no_known_injection_links_or_pings(injections):
    assert [
        text for text in injections if LINK.search(markdown(text) + notification(text) + plain(text, 3000))
    ] == []


def test_no_known_injection_sets_a_mark(injections):
    assert [text for text in injections if not tokens(markdown(text)) <= HARMLESS] == []


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("See [the guide](https://evil.com/x) for more.", "See the guide for more."),
        ("Write to a.b@evil.com (or https://evil.com/a_b).", "Write to (or )."),
        ("Ask <@U0123> and <!here>.", "Ask and ."),
        ("Booking.com and ASP.NET stay, e.g. here.", "Booking·com and ASP·NET stay, e.g. here."),
        ("A full stop.Then more.", "A full stop. Then more."),
        ("**Fit**: it has *two* sides", "**Fit**: it has \\*two\\* sides"),
        ("R&D < 5 %", "R&amp;D &lt; 5 %"),
        ("As [3] says", "As (3) says"),
        ("1. First", "1\\. First"),
        ("- a line", "\\- a line"),
        ("in\u200bvisible \u202etext", "invisible text"),
    ],
)
def test_words_stay_and_marks_go(text, rendered):
    assert markdown(text) == rendered


def test_plain_text_shows_what_markdown_would_hide():
    assert plain("**Fit** of R&D < 5", 99) == "Fit of R&D ‹ 5"


def test_a_summary_holds_no_marks():
    assert notification("**Fit** is *two* `sides` & more") == "Fit is two sides &amp; more"


def test_runs_keep_what_stands_out():
    assert runs("**Fit**: two sides", 99) == [("Fit", True), (": two sides", False)]


def test_long_texts_are_cut_at_the_end_of_a_sentence():
    assert shortened("One is short. Two is longer. Three is longest.", 32) == "One is short. Two is longer. …"


def test_a_long_sentence_is_cut_between_words():
    assert shortened("word " * 20, 24) == "word word word word…"


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "unit", ["[", "![", "(", "<", "@", "a.", "a@", "http:", "data:", "**a", "a. B", "`", "://"]
)
def test_a_long_hostile_text_costs_no_more_than_its_length(unit):
    text = unit * (40_000 // len(unit))

    assert len(markdown(text)) <= 5 * 2_000
    assert len(notification(text)) <= 3_000


def test_deeply_nested_links_are_undone():
    text = "[" * 3_000 + "a" + "](https://evil.com)" * 2_000

    assert LINK.findall(markdown(text)) == []
