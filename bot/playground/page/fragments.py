"""Fragments: the pieces that a window is made of, and what a window must change to show the newest ones."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.playground.json_values import JsonObject


@dataclass(frozen=True, slots=True)
class Fragment:
    """One element of a region. `key` is its id in the page, `revision` tells two states of it apart."""

    key: str
    content: Markup
    revision: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "revision", f"{zlib.crc32(self.content.encode()):08x}{len(self.content):x}")

    def __html__(self) -> str:
        opening = Markup('<div class="fragment" id="{}" data-revision="{}">').format(self.key, self.revision)
        return f"{opening}{self.content}</div>"


Regions = dict[str, list[Fragment]]


def differences(
    regions: Mapping[str, Sequence[Fragment]], have: Mapping[str, Mapping[str, str]]
) -> JsonObject:
    """Return for each region that differs the order of its keys, and the fragments that are new or changed.

    `have` holds the revisions in the window, by region and key.
    """
    return {
        name: change
        for name, fragments in regions.items()
        if (change := _difference(fragments, have.get(name, {}))) is not None
    }


def _difference(fragments: Sequence[Fragment], revisions: Mapping[str, str]) -> JsonObject | None:
    wanted = {fragment.key: fragment.revision for fragment in fragments}
    if list(revisions.items()) == list(wanted.items()):
        return None
    changed = [fragment for fragment in fragments if revisions.get(fragment.key) != fragment.revision]
    return {"order": list(wanted), "html": {fragment.key: fragment.__html__() for fragment in changed}}
