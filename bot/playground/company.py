"""The sample company: a facilitator and ten leaders of its business and IT side."""

from __future__ import annotations

from dataclasses import dataclass

from bot.playground.people import Person


@dataclass(frozen=True, slots=True)
class SampleChannel:
    """A channel that the company has from the start."""

    name: str
    private: bool = False
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """Whom a new workspace starts with."""

    name: str
    people: tuple[Person, ...]
    channels: tuple[SampleChannel, ...]


def _person(name: str, title: str, side: str, timezone: str = "Europe/Copenhagen") -> Person:
    handle = name.split(maxsplit=1)[0].lower()
    return Person(
        id=f"U0{handle.upper()}", handle=handle, name=name, title=title, side=side, timezone=timezone
    )


SAMPLE_COMPANY = Company(
    name="Halden Group",
    people=(
        _person("Astrid Holm", "Head of strategy office (facilitator)", "business"),
        _person("Bruno Keller", "Director of operations", "business", "Europe/Berlin"),
        _person("Carmen Ruiz", "Director of sales", "business", "Europe/Madrid"),
        _person("Dorte Lund", "Chief financial officer", "business"),
        _person("Emil Brandt", "Plant director, Aarhus", "business"),
        _person("Farah Siddiqui", "Director of human resources", "business", "Europe/London"),
        _person("Goran Petrov", "Chief information officer", "it"),
        _person("Hana Novak", "Head of enterprise architecture", "it", "Europe/Prague"),
        _person("Ivo Marsh", "Head of infrastructure", "it", "America/New_York"),
        _person("Jun Tanaka", "Head of data and analytics", "it", "Asia/Tokyo"),
        _person("Kirsten Dahl", "Head of IT service delivery", "it"),
    ),
    channels=(
        SampleChannel("general", topic="Everything that concerns all of us"),
        SampleChannel("strategy", topic="What we want to be, and why"),
        SampleChannel("it-alignment", topic="Business and IT pulling in one direction"),
        SampleChannel("leadership", private=True, topic="Second-level leaders only"),
    ),
)
