"""What the stand-in's page says of driving it from outside."""

from __future__ import annotations

import re

from bot.playground.control_actions import ACTIONS
from bot.playground.control_api import control_routes
from bot.playground.playground import Playground
from bot.playground.switches import SWITCHES
from tests.docs.pages import STAND_IN

ROWS = {row[0].strip("`"): row for row in STAND_IN.table("## Driving it from outside")}


def test_every_address_is_listed_with_its_methods() -> None:
    routes = control_routes(Playground().server)

    known = {route.path: set(route.methods or ()) - {"HEAD"} for route in routes}  # type: ignore[attr-defined]

    assert {address: set(row[1].split(", ")) for address, row in ROWS.items()} == known


def test_every_action_and_every_switch_is_named() -> None:
    codes = re.compile("`([^`]+)`").findall

    assert codes(ROWS["/playground/people/{person}/{action}"][2]) == list(ACTIONS)
    assert codes(ROWS["/playground/switches/{switch}"][2])[2:] == [switch.id for switch in SWITCHES]
