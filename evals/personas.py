"""Evaluation of whole interviews: the bot leads invented managers through one, in a stand-in for Slack."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from bot.domain.interview.entries import Said
from bot.domain.interview.position import answers
from evals.environment import cases_of
from evals.listening_cases import OWN_ANSWERS, UNSEEN
from evals.measures import Measure, Measured, Outcome, Table
from evals.personas_cases import PERSONAS, parts, personas
from evals.personas_leading import Leading
from evals.personas_office import office
from evals.personas_seat import Seat
from evals.statistics import quantile
from knowledge.instruments import shipped
from knowledge.instruments.style import faults, level_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.domain.interview.entries import Interview
    from bot.settings import Settings
    from evals.options import Options
    from evals.personas_cases import Part, Persona
    from evals.personas_leading import Course
    from evals.personas_office import Office
    from knowledge.instrument import Instrument

REMARK: Final = (
    "Each persona answers all of `samm-pulse`; a seed draws what they answer, so that runs are alike. Turns: "
    "messages and presses, with those that begin. Repeated: questions put once more without a reason. "
    "Probes: the most that were asked about one practice. Faulty: probes that ask two things, or name a "
    "level. Open: the most questions that waited at once. Lost: words or choices that are not stored as they "
    "were given. Leaked: a secret that the database holds. Errors: in the bot's log. Proposals are those "
    "shown once the answer proper was given."
)
INSTRUMENT: Final = "samm-pulse"
NEAR: Final = 1
INTERVIEWS: Final = (
    Measure("finished", ("finished",)),
    Measure("turns", ("turns",), quantile(0.5), lower_is_better=True),
    Measure("repeated", ("repeated",), lower_is_better=True),
    Measure("probes", ("probes",), quantile(1.0), lower_is_better=True),
    Measure("faulty", ("faulty",), lower_is_better=True),
    Measure("open", ("open",), quantile(1.0), lower_is_better=True),
    Measure("lost", ("lost",), lower_is_better=True),
    Measure("leaked", ("leaked",), lower_is_better=True),
    Measure("errors", ("errors",), lower_is_better=True),
)
PROPOSALS: Final = (
    Measure("proposed", ("proposed",)),
    Measure("exact", ("exact",)),
    Measure("within 1", ("near",)),
    Measure("bias", ("error",)),
)


def measure(options: Options) -> Measured:
    """Lead every persona through an interview; the first few where a size is given."""
    tables, notes = led(options.settings, personas()[: options.size])
    files = (PERSONAS, OWN_ANSWERS, *UNSEEN)
    used = {name: digest for path in files for name, digest in cases_of(path).items()}
    return Measured(tables, {"cases": used}, (REMARK,), notes)


def led(settings: Settings, chosen: Sequence[Persona]) -> tuple[tuple[Table, Table], str]:
    """Lead personas through an interview, one after the other; return what came of it, and what was lost."""
    instrument = shipped().instrument(INSTRUMENT)
    interviews, proposals, notes = [], [], ""
    bar = click.progressbar(chosen, label="Interviewing", file=sys.stderr)
    with office(settings, [one.name for one in chosen]) as here, bar:
        for number, persona in enumerate(bar):
            outcome, proposed, note = _interviewed(here, number, persona, instrument)
            interviews.append(outcome)
            proposals += proposed
            notes += note
    of_interviews = Table("interviews", tuple(interviews), INTERVIEWS)
    return (of_interviews, Table("proposals", tuple(proposals), PROPOSALS)), notes


def _interviewed(
    here: Office, number: int, persona: Persona, instrument: Instrument
) -> tuple[Outcome, list[Outcome], str]:
    given = parts(persona, [question.id for question in instrument.practices])
    seat = Seat(here, number, instrument, persona.side)
    before = len(here.errors.events)
    course = Leading(persona, seat, given).lead()
    stored = here.interview(seat.root)
    lost = lost_in(instrument, persona, course, stored)
    probes = [probe for asked in course.probes.values() for probe in asked]
    scores = {
        "finished": float(course.finished),
        "turns": seat.turns,
        "repeated": course.repeated,
        "probes": max(map(len, course.probes.values()), default=0),
        "open": course.most_open,
        "lost": len(lost),
        "errors": len(here.errors.events) - before,
    }
    faulty = [probe for probe in probes if faults(probe) or level_words(probe)]
    if probes:
        scores["faulty"] = len(faulty) / len(probes)
    if persona.secret:
        scores["leaked"] = float(persona.secret in repr(stored) or here.holds(persona.secret))
    note = "".join(f"- {persona.name}: {line}\n" for line in (*lost, *faulty, *here.errors.events[before:]))
    return Outcome(persona.name, persona.name, scores), list(_proposals(persona, given, course)), note


def lost_in(instrument: Instrument, persona: Persona, course: Course, stored: Interview | None) -> list[str]:
    """Return what was said or chosen and is not stored as it was."""
    if stored is None:
        return ["the interview"]
    kept = {entry.message: entry.words for entry in stored.entries if isinstance(entry, Said)}
    words = [
        text
        for message, text in course.said.items()
        if kept.get(message) != text and not (persona.secret and persona.secret in text)
    ]
    final = {name: answer.given for name, answer in answers(instrument, stored).items()}
    return words + [f"{name}: {given}" for name, given in course.chosen.items() if final.get(name) != given]


def _proposals(persona: Persona, given: Mapping[str, Part], course: Course) -> Iterator[Outcome]:
    for name, part in given.items():
        if not part.said:
            continue
        scores = {"proposed": float(name in course.proposed)}
        if name in course.proposed:
            error = course.proposed[name] - part.meant
            scores |= {"error": error, "exact": float(error == 0), "near": float(abs(error) <= NEAR)}
        yield Outcome(f"{persona.name} {name}", persona.name, scores)
