"""What is told of interviews, and to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import ConfidentialError
from bot.domain.interview.entries import Answered, DontKnow, Interview, Level, Move, Moved, Options, Said
from bot.domain.listening import Heard, Outcome
from bot.services.disclosing import Disclosing
from tests.fakes.interviews import FakeInstruments, FakeInterviews
from tests.interviews import AT, MIXED, TINY, interview

SECRET = "Nightingale"
HEARD = Heard(Outcome.LEVEL, 0.9, level=3, quote=SECRET, prompt="interpret@1#123456")


@pytest.fixture
def told() -> Interview:
    return interview().add(
        Said("planning", "5.0", f"We planned {SECRET}", HEARD, "m1", AT),
        Answered("planning", Level(2), 3, "a1", AT),
        Answered("planning", Level(4), None, "a2", AT + timedelta(days=1)),
        Answered("budgets", DontKnow(), None, "a3", AT + timedelta(days=2)),
    )


@pytest.fixture
def disclosing(told: Interview) -> Disclosing:
    kept = FakeInterviews({})
    kept.keep(told, 0)
    other = replace(interview(MIXED), id="i2", person="U2", thread="2.0", started=AT - timedelta(days=1))
    kept.keep(other.add(Answered("systems", Options(("erp", "own")), None, "a1", AT)), 0)
    return Disclosing(kept, FakeInstruments(TINY, MIXED))


def test_an_overview_tells_how_far_everybody_is_and_no_answer(disclosing: Disclosing) -> None:
    found = disclosing.overviews("T1")

    assert [(one.person, one.instrument, one.status, one.done, one.questions) for one in found] == [
        ("U1", "tiny@1", "open", 2, 3),
        ("U2", "mixed@1", "open", 1, 5),
    ]
    assert SECRET not in repr(found)


def test_a_record_tells_the_person_everything(disclosing: Disclosing) -> None:
    record = disclosing.record("T1", "i1", "U1")

    first, second, third = record.answers
    assert (first.given, first.level, first.revisions, first.words) == ("4", 4, 2, (f"We planned {SECRET}",))
    assert (second.given, second.level) == ("dont_know", None)
    assert (third.given, third.revisions, third.at) == (None, 0, None)
    assert [(entry.what, entry.level, entry.proposed) for entry in record.history] == [
        ("said", None, 3), ("answered", 2, 3), ("answered", 4, None), ("answered", None, None),
    ]  # fmt: skip
    assert (record.history[0].quote, record.history[0].prompt) == (SECRET, "interpret@1#123456")


@pytest.mark.parametrize(
    ("workspace", "identity", "reader"),
    [("T1", "i1", "U2"), ("T1", "i1", None), ("T2", "i1", "U1"), ("T1", "i9", "U1")],
)
def test_nobody_else_is_told(
    disclosing: Disclosing, workspace: str, identity: str, reader: str | None
) -> None:
    with pytest.raises(ConfidentialError) as refused:
        disclosing.record(workspace, identity, reader)

    assert "U1" not in str(refused.value)


def test_everything_of_a_person_is_theirs_alone(disclosing: Disclosing) -> None:
    assert [record.overview.interview for record in disclosing.records("T1", "U2")] == ["i2"]
    assert disclosing.records("T2", "U2") == []


def test_the_status_says_whether_it_waits() -> None:
    kept = FakeInterviews({})
    paused = interview().add(Moved("planning", Move.PAUSE, "c", AT))
    over = interview().add(*(Answered(one.id, Level(1), None, "c", AT) for one in TINY.questions))
    ended = over.add(Moved("", Move.CONCLUDE, "c", AT))
    for number, each in enumerate((paused, over, ended)):
        kept.keep(replace(each, id=f"i{number}", thread=f"{number}.0"), 0)

    found = Disclosing(kept, FakeInstruments(TINY)).overviews("T1")

    assert [one.status for one in found] == ["paused", "reviewing", "finished"]
