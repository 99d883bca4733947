"""No text that an app or a person writes becomes HTML, a script or a style of the page."""

from __future__ import annotations

from typing import Final

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.page.gallery import gallery
from bot.playground.page.kit import Context, render_attachments, render_blocks, render_markdown, render_mrkdwn
from bot.playground.workspace import Workspace
from tests.playground.calling import button, plain, section
from tests.playground.page.rendering import Page

ALLOWED: Final = {
    "a", "blockquote", "br", "button", "caption", "code", "details", "dialog", "div", "em", "fieldset",
    "figcaption", "figure", "form", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "label", "legend",
    "li", "mark", "ol", "option", "p", "pre", "s", "section", "select", "small", "span", "strong", "summary",
    "table", "tbody", "td", "textarea", "th", "thead", "time", "tr", "u", "ul",
}  # fmt: skip
PIECES: Final = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</textarea>", "</option>", '" onclick="x',
    "' style='x", "javascript:alert(1)", "data:text/html,x", "<!--", "]]>", "&lt;b&gt;", "&#60;b&#62;",
    "<@U0BRUNO>", "<#C0STRATEGY>", "<!date^1^{date}^javascript:x|y>", "<javascript:x|y>",
    '<https://x.example/"onclick=x|y>', "[a](javascript:x)", "![a](data:x)", "*", "_", "~", "`", "```", ":",
    ":tada:", "\n", ">", "|", "|-|-|\n", "\0", "\u202e", "<", "\\", "[", "](",
)  # fmt: skip
hostile = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map("".join)
WORKSPACE: Final = Workspace()
CONTEXT: Final = Context(WORKSPACE, WORKSPACE.people["U0BRUNO"], 'place"><script>')


def assert_harmless(html: str) -> None:
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        assert tag.name in ALLOWED
        assert not any(
            name.startswith("on") or name in {"style", "srcdoc", "formaction"} for name in tag.attrs
        )
        for name in ("href", "src"):
            assert str(tag.get(name, "https://")).startswith(("https://", "http://", "/page/"))
        if tag.name == "a":
            assert (tag["rel"], tag["target"]) == (["noopener", "noreferrer"], "_blank")


@given(hostile)
def test_markup_of_slack_stays_harmless(source):
    assert_harmless(render_mrkdwn(source, CONTEXT))


@given(hostile)
def test_markdown_stays_harmless(source):
    assert_harmless(render_markdown(source, CONTEXT))


@given(hostile)
@settings(max_examples=25)
def test_every_text_of_blocks_stays_harmless(source):
    option = {"text": plain(source), "value": source, "description": plain(source)}
    confirm = {"title": plain(source), "text": plain(source), "confirm": plain(source), "deny": plain(source)}
    menu = {"type": "static_select", "action_id": source, "options": [option], "initial_option": option}
    ticks = {"type": "checkboxes", "action_id": f"{source}2", "options": [option]}
    pressed = button(source, action_id=f"{source}3", value=source, url=source, accessibility_label=source)
    typed = {"type": "plain_text_input", "action_id": "t", "multiline": True, "initial_value": source}
    rich = {"type": "text", "text": source}
    linked = {"type": "link", "url": source, "text": source}
    row = [{"type": "raw_text", "text": source}]
    blocks = [
        section(source, block_id=source, accessory=pressed),
        {"type": "actions", "elements": [menu, ticks, {**pressed, "confirm": confirm}]},
        {"type": "input", "label": plain(source), "hint": plain(source), "element": typed, "block_id": "t"},
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [rich, linked]}]},
        {"type": "image", "image_url": source, "alt_text": source, "title": plain(source)},
        {"type": "table", "rows": [row, row]},
        {
            "type": "task_card",
            "task_id": source,
            "title": source,
            "sources": [{"type": "url", "url": source}],
        },
        {"type": source},
    ]
    page = Page(blocks, errors={"t": source})

    assert_harmless(page.html)
    assert_harmless(render_blocks(page.blocks, CONTEXT))


@given(hostile)
@settings(max_examples=50)
def test_attachments_stay_harmless(source):
    names = (
        "pretext",
        "author_name",
        "author_link",
        "title",
        "title_link",
        "text",
        "footer",
        "image_url",
        "color",
    )

    assert_harmless(render_attachments([dict.fromkeys(names, source)], CONTEXT))


@given(hostile)
@settings(max_examples=50)
def test_what_is_typed_comes_back_as_it_was_whatever_it_is(source):
    typed = source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    element = {"type": "plain_text_input", "action_id": "x", "multiline": True, "initial_value": typed}
    block = {"type": "input", "block_id": "b", "label": plain("What?"), "element": element}

    assert Page([block]).state()["value"] == (typed or None)


def test_nothing_on_the_gallery_needs_a_script_or_style_of_its_own():
    shown = BeautifulSoup(str(gallery()), "html.parser")

    assert shown.select("script, style, [style], iframe, object, embed") == []
    assert [tag for tag in shown.find_all(True) if any(name.startswith("on") for name in tag.attrs)] == []


def test_long_runs_of_marks_take_no_long_time():
    for mark in ("<", "*", "_", "~", "`", ":", "<a|", "*_", "&gt;", "```", "https://", "<!date^"):
        render_mrkdwn(mark * 12_000, CONTEXT)
