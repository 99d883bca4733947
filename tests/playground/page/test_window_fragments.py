from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bot.playground.page.fragments import Fragment, differences


def _fragments(*contents: str) -> list[Fragment]:
    return [Fragment(f"f{content}", Markup(content)) for content in contents]


def _revisions(fragments: list[Fragment]) -> dict[str, str]:
    return {fragment.key: fragment.revision for fragment in fragments}


def test_a_window_that_has_everything_is_told_nothing() -> None:
    shown = {"timeline": _fragments("a", "b")}

    assert differences(shown, {"timeline": _revisions(shown["timeline"])}) == {}


def test_a_window_that_has_nothing_is_told_everything() -> None:
    a, b = _fragments("a", "b")

    change = differences({"timeline": [a, b]}, {})

    assert change == {"timeline": {"order": ["fa", "fb"], "html": {"fa": a.__html__(), "fb": b.__html__()}}}


def test_only_what_changed_is_sent() -> None:
    a, b = _fragments("a", "b")
    changed = Fragment("fb", Markup("other"))

    change = differences({"timeline": [a, changed]}, {"timeline": _revisions([a, b])})

    assert change == {"timeline": {"order": ["fa", "fb"], "html": {"fb": changed.__html__()}}}


def test_what_is_gone_is_missing_from_the_order() -> None:
    a, b = _fragments("a", "b")

    change = differences({"timeline": [b]}, {"timeline": _revisions([a, b])})

    assert change == {"timeline": {"order": ["fb"], "html": {}}}


def test_another_order_is_a_difference() -> None:
    a, b = _fragments("a", "b")

    assert differences({"x": [b, a]}, {"x": _revisions([a, b])}) == {"x": {"order": ["fb", "fa"], "html": {}}}


def test_the_key_of_a_fragment_cannot_break_out_of_its_attribute() -> None:
    assert Fragment('"><script>', Markup("")).__html__() == (
        '<div class="fragment" id="&#34;&gt;&lt;script&gt;" data-revision="000000000"></div>'
    )


@given(
    st.lists(st.text("abcdef", min_size=1), unique=True), st.lists(st.text("abcdef", min_size=1), unique=True)
)
def test_following_the_differences_leads_to_what_is_shown(before: list[str], after: list[str]) -> None:
    have, shown = _fragments(*before), _fragments(*after)

    change = differences({"x": shown}, {"x": _revisions(have)}).get("x")

    kept = _revisions(have)
    result = list(kept) if change is None else change["order"]
    assert result == [fragment.key for fragment in shown]
    assert set(change["html"] if change else ()) == {one.key for one in shown} - set(kept)
