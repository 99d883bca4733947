from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.playground.calling import asking, call, error, home, modal, section

if TYPE_CHECKING:
    from bot.playground.workspace import Workspace

ASTRID = "U0ASTRID"


def opened(workspace: Workspace, title: str = "First") -> str:
    trigger = workspace.views.trigger(ASTRID)
    return str(call(workspace, "views.open", trigger_id=trigger, view=modal(title))["view"]["id"])


def titles(workspace: Workspace) -> list[str]:
    return [view.title for view in workspace.views.stack(ASTRID)]


def test_a_trigger_opens_a_modal_for_its_person_once(workspace: Workspace) -> None:
    trigger = workspace.views.trigger(ASTRID)

    answer = call(workspace, "views.open", trigger_id=trigger, view=modal("First"))
    again = error(workspace, "views.open", trigger_id=trigger, view=modal("Second"))

    assert (titles(workspace), again) == (["First"], "exchanged_trigger_id")
    assert answer["view"]["root_view_id"] == answer["view"]["id"]


def test_a_trigger_expires_after_three_seconds(workspace: Workspace) -> None:
    trigger = workspace.views.trigger(ASTRID)

    workspace.clock.advance(3.1)

    assert error(workspace, "views.open", trigger_id=trigger, view=modal()) == "expired_trigger_id"
    assert error(workspace, "views.open", trigger_id="1.2.3", view=modal()) == "invalid_trigger_id"


def test_three_modals_make_a_full_stack(workspace: Workspace) -> None:
    opened(workspace)
    for title in ("Second", "Third"):
        call(workspace, "views.push", trigger_id=workspace.views.trigger(ASTRID), view=modal(title))

    fourth = error(workspace, "views.push", trigger_id=workspace.views.trigger(ASTRID), view=modal("Fourth"))

    assert (titles(workspace), fourth) == (["First", "Second", "Third"], "push_limit_reached")


def test_a_view_is_updated_by_its_id_only_with_the_right_hash(workspace: Workspace) -> None:
    view_id = opened(workspace)
    old = workspace.views.find(view_id).hash

    first = error(workspace, "views.update", view_id=view_id, hash=old, view=modal("New"))
    second = error(workspace, "views.update", view_id=view_id, hash=old, view=modal("Late"))

    assert (first, second, titles(workspace)) == (None, "hash_conflict", ["New"])
    assert error(workspace, "views.update", view_id="V0", view=modal()) == "not_found"
    assert error(workspace, "views.update", view=modal()) == "invalid_arguments"


def test_a_view_is_updated_by_its_external_id(workspace: Workspace) -> None:
    trigger = workspace.views.trigger(ASTRID)
    call(workspace, "views.open", trigger_id=trigger, view=modal(external_id="mine"))

    call(workspace, "views.update", external_id="mine", view=modal("New", external_id="mine"))
    other = workspace.views.trigger("U0BRUNO")

    assert titles(workspace) == ["New"]
    assert (
        error(workspace, "views.open", trigger_id=other, view=modal(external_id="mine"))
        == "duplicate_external_id"
    )


def test_a_home_tab_is_published_with_a_hash(workspace: Workspace) -> None:
    first = call(workspace, "views.publish", user_id=ASTRID, view=home(section("one")))["view"]

    second = call(workspace, "views.publish", user_id=ASTRID, hash=first["hash"], view=home(section("two")))
    late = error(workspace, "views.publish", user_id=ASTRID, hash=first["hash"], view=home(section("three")))

    shown = workspace.views.home(ASTRID)
    assert shown is not None
    assert (shown.content["blocks"][0]["text"]["text"], late) == ("two", "hash_conflict")
    assert second["view"]["id"] == first["id"]
    assert error(workspace, "views.publish", user_id="U0NOBODY", view=home()) == "user_not_found"


@pytest.mark.parametrize(
    ("view", "code"),
    [
        (None, "invalid_arguments"),
        ("nonsense", "invalid_arguments"),
        (home(), "invalid_arguments"),
        (modal("x" * 25), "invalid_arguments"),
        (modal("x", *[section("ü" * 2_900) for _ in range(100)]), "view_too_large"),
    ],
    ids=["none", "no JSON", "a home tab", "title", "size"],
)
def test_what_is_no_modal_is_refused_and_the_trigger_stays_good(
    workspace: Workspace, view: object, code: str
) -> None:
    trigger = workspace.views.trigger(ASTRID)

    assert error(workspace, "views.open", trigger_id=trigger, view=view) == code
    assert error(workspace, "views.open", trigger_id=trigger, view=modal()) is None


def test_the_state_of_a_new_modal_is_empty(workspace: Workspace) -> None:
    trigger = workspace.views.trigger(ASTRID)

    answer = call(workspace, "views.open", trigger_id=trigger, view=modal("x", asking("Why?", "why")))

    assert answer["view"]["state"] == {"values": {}}
