"""People of the workspace, and what Slack tells apps about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject

COLOURS: Final = 12


@dataclass(frozen=True, slots=True)
class Person:
    """One member of the workspace: a colleague, or the bot's own user."""

    id: str
    handle: str
    name: str
    title: str = ""
    side: str = ""
    timezone: str = "Europe/Copenhagen"
    bot_id: str | None = None
    guest: bool = False
    deleted: bool = False
    area: str = ""
    # Which of the colours of avatars, from 0.
    colour: int = 0

    @property
    def initials(self) -> str:
        """The letters of the avatar."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def email(self) -> str:
        """An address at the sample company."""
        return f"{self.handle}@halden.example"


def user_json(person: Person, team: str, *, with_email: bool) -> JsonObject:
    """Return the user object of `users.info`."""
    profile: JsonObject = {
        "title": person.title,
        "real_name": person.name,
        "real_name_normalized": person.name,
        "display_name": person.handle,
        "display_name_normalized": person.handle,
        "team": team,
    }
    if with_email and person.bot_id is None:
        profile["email"] = person.email
    offset = datetime.now(ZoneInfo(person.timezone)).utcoffset()
    return {
        "id": person.id,
        "team_id": team,
        "name": person.handle,
        "real_name": person.name,
        "deleted": person.deleted,
        "tz": person.timezone,
        "tz_label": person.timezone,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": profile,
        "is_admin": False,
        "is_owner": False,
        "is_bot": person.bot_id is not None,
        "is_restricted": person.guest,
        "is_ultra_restricted": False,
        "is_app_user": False,
        "updated": 0,
    }
