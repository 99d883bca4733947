"""The sample company: who works there, what they talk about, ask and wrote down. All of it is data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml
from pydantic import BaseModel, ConfigDict

from bot.playground.people import COLOURS, Person

SAMPLE: Final = Path(__file__).with_name("halden")


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SampleChannel(_Data):
    """A channel that the company has from the start."""

    name: str
    private: bool = False
    topic: str = ""


class Said(_Data):
    """What somebody said in a channel, hours before the demo starts, and what others said to it."""

    by: str
    ago: float
    text: str
    reactions: dict[str, tuple[str, ...]] = {}
    replies: tuple[Said, ...] = ()


class Talk(_Data):
    """What was said in one channel, oldest first."""

    channel: str
    said: tuple[Said, ...]


class AskedQuestion(_Data):
    """A question for the bot: a direct message, or a mention in a channel."""

    by: str
    text: str
    channel: str | None = None


class _Employee(_Data):
    name: str
    title: str
    area: str
    side: str
    timezone: str = "Europe/Copenhagen"

    def person(self, position: int) -> Person:
        handle = self.name.split(maxsplit=1)[0].lower()
        return Person(
            id=f"U0{handle.upper()}",
            handle=handle,
            name=self.name,
            title=self.title,
            side=self.side,
            timezone=self.timezone,
            area=self.area,
            colour=position % COLOURS,
        )


class _File(_Data):
    name: str
    read: float
    people: tuple[_Employee, ...]
    channels: tuple[SampleChannel, ...]
    talk: tuple[Talk, ...] = ()
    questions: tuple[AskedQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Company:
    """Whom and what a new workspace starts with. What is older than `read` hours was read by everybody."""

    name: str
    people: tuple[Person, ...]
    channels: tuple[SampleChannel, ...]
    talk: tuple[Talk, ...] = ()
    questions: tuple[AskedQuestion, ...] = ()
    read: float = 0.0


@cache
def sample_company() -> Company:
    """Return the company that the demo and most tests begin with."""
    return load_company(SAMPLE)


def load_company(folder: Path) -> Company:
    """Read a company from `company.yaml`; what else stands in the folder is its dossier."""
    read = _File.model_validate(yaml.safe_load((folder / "company.yaml").read_text(encoding="utf-8")))
    people = tuple(employee.person(position) for position, employee in enumerate(read.people))
    return Company(read.name, people, read.channels, read.talk, read.questions, read.read)
