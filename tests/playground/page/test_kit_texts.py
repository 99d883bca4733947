"""What people read: Slack's own markup, Markdown, rich text and plain text as HTML."""

from __future__ import annotations

import pytest

from bot.playground.page.kit import Context, render_markdown, render_mrkdwn
from tests.playground.calling import plain
from tests.playground.page.browser import Screen
from tests.playground.page.rendering import Page


@pytest.fixture
def context(workspace):
    return Context(workspace, workspace.people["U0BRUNO"], "here")


def said(*elements, kind="rich_text_section"):
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements)}]}


def text(told, **style):
    return {"type": "text", "text": told, "style": style}


MARKED = {
    "bold": ("*a b*", "<p><strong>a b</strong></p>"),
    "italic": ("_a_", "<p><em>a</em></p>"),
    "struck": ("~a~", "<p><s>a</s></p>"),
    "code": ("`*a*`", "<p><code>*a*</code></p>"),
    "nested": ("*a _b_*", "<p><strong>a </strong><em><strong>b</strong></em></p>"),
    "no marks": ("2 * 3 * 4, snake_case_name", "<p>2 * 3 * 4, snake_case_name</p>"),
    "lines": ("a\nb", "<p>a<br>b</p>"),
    "quote": ("a\n&gt; b\n&gt; c\nd", "<p>a</p><blockquote>b<br>c</blockquote><p>d</p>"),
    "quote to the end": ("&gt;&gt;&gt;a\nb", "<blockquote>a<br>b</blockquote>"),
    "block of code": ("a\n```b\n*c*```\nd", "<p>a</p><pre>b<br>*c*</pre><p>d</p>"),
    "escapes": ("a &lt;b&gt; &amp;amp;", "<p>a &lt;b&gt; &amp;amp;</p>"),
    "person": ("<@U0CARMEN>", '<p><span class="kit-mention">@Carmen Ruiz</span></p>'),
    "oneself": ("<@U0BRUNO>", '<p><span class="kit-mention kit-own">@Bruno Keller</span></p>'),
    "channel": ("<#C0STRATEGY>", '<p><span class="kit-mention">#strategy</span></p>'),
    "everybody": ("<!channel>", '<p><span class="kit-mention kit-own">@channel</span></p>'),
    "group": ("<!subteam^S1>", '<p><span class="kit-mention">@S1</span></p>'),
    "emoji": (":tada:", '<p><span role="img" aria-label="tada" class="kit-emoji">🎉</span></p>'),
    "unknown emoji": (":halden-logo:", "<p>:halden-logo:</p>"),
    "link": (
        "<https://x.example/?a=1&amp;b=2|here>",
        '<p><a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">here</a></p>',
    ),
    "bare link": (
        "see https://x.example.",
        '<p>see <a href="https://x.example" target="_blank" rel="noopener noreferrer">https://x.example</a>.</p>',
    ),
    "link that may not be followed": ("<javascript:alert(1)|here>", "<p>here</p>"),
    "date": (
        "<!date^1750000000^{date_num} at {time}|June>",
        '<p><time datetime="2025-06-15T17:06:40+02:00">2025-06-15 at 17:06</time></p>',
    ),
}


@pytest.mark.parametrize(("source", "html"), MARKED.values(), ids=MARKED)
def test_slacks_own_markup_becomes_html(context, source, html):
    assert render_mrkdwn(source, context) == html


def test_a_private_channel_stays_nameless_for_those_outside(workspace):
    workspace.channels.find("leadership").members.discard("U0JUN")
    outside = Context(workspace, workspace.people["U0JUN"], "here")

    assert "leadership" not in render_mrkdwn("<#C0LEADERSHIP>", outside)


WRITTEN = {
    "html is shown": ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>\n"),
    "headings stand below the page's own": ("# a", "<h3>a</h3>\n"),
    "and never deeper than six": ("##### a", "<h6>a</h6>\n"),
    "scripts are no links": ("[a](javascript:x)", "<p>[a](javascript:x)</p>\n"),
    "pictures are links": (
        "![a](https://x.example/a.png)",
        '<p><a href="https://x.example/a.png" target="_blank" rel="noopener noreferrer">a</a></p>\n',
    ),
    "line breaks stay": ("a\nb", "<p>a<br>\nb</p>\n"),
    "emoji": (":tada: `:tada:`", "<p>🎉 <code>:tada:</code></p>\n"),
}


@pytest.mark.parametrize(("source", "html"), WRITTEN.values(), ids=WRITTEN)
def test_markdown_becomes_html(context, source, html):
    assert render_markdown(source, context) == html


def test_tables_in_markdown_have_headers_and_no_styles(context):
    shown = Screen(render_markdown("|a|b|\n|-|-:|\n|1|2|", context))

    assert [(cell["scope"], cell.get("class")) for cell in shown.all("th")] == [
        ("col", None),
        ("col", ["kit-right"]),
    ]
    assert shown.all("[style]") == []


def test_lists_stand_within_each_other():
    def items(style, indent, *told, **more):
        spans = [{"type": "rich_text_section", "elements": [text(one)]} for one in told]
        return {"type": "rich_text_list", "style": style, "indent": indent, "elements": spans, **more}

    rich = [items("bullet", 0, "a", "b"), items("ordered", 1, "c", offset=4), items("bullet", 0, "d")]
    page = Page([{"type": "rich_text", "elements": rich}])

    assert '<ul><li>a</li><li>b<ol start="5"><li>c</li></ol></li></ul><ul><li>d</li></ul>' in page.html


def test_rich_text_is_styled():
    everything = text("a", bold=True, italic=True, strike=True, code=True, underline=True, highlight=True)

    page = Page([said(everything)])

    assert "<mark><u><s><em><strong><code>a</code></strong></em></s></u></mark>" in page.html


def test_plain_text_is_not_parsed_but_for_emoji():
    page = Page([{"type": "section", "text": plain("*a* <@U0CARMEN> :tada:")}])

    assert page.screen.text(".kit-text") == "*a* <@U0CARMEN> 🎉"
