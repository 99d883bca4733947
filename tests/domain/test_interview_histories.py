"""Interviews that go any way at all: no answer is lost, nothing is asked again without reason, it goes on."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.domain.interview.entries import (
    WHOLE,
    DontKnow,
    Given,
    Interview,
    Level,
    Move,
    Moved,
    NotApplicable,
    Options,
    OwnWords,
    Said,
)
from bot.domain.interview.moves import (
    Aim,
    Stale,
    back,
    choose,
    come_back,
    enough,
    more,
    move,
    remind,
    resume,
    say,
)
from bot.domain.interview.position import Ask, Confirm, Finished, Probe, Review, answers, next_step, path
from bot.domain.interview.progress import progress
from bot.domain.interview.standings import PROBES, Standing, focus, standings
from bot.domain.interview.unsaying import unsay
from bot.domain.listening import Heard, Outcome
from bot.domain.scoring import score
from knowledge.instrument import (
    ChoiceQuestion,
    Condition,
    Instrument,
    OpenQuestion,
    Option,
    Question,
    RatedQuestion,
)
from tests.interviews import AT, instrument_of, interview, rated, same

WAY = ChoiceQuestion(
    kind="choice",
    id="way",
    name="Way",
    ask=same("Which way?"),
    options=(Option(id="left", label="Left"), Option(id="right", label="Right")),
)
LEFT = rated("left", "Left", Condition(question="way", is_=("left",)))
TRUST = rated("trust", "Trust")
GOAL = OpenQuestion(kind="open", id="goal", name="Goal", ask=same("Which goal?"))
WINDING = instrument_of(("First", (WAY, LEFT)), ("Second", (TRUST, GOAL)), name="winding")

OUTCOMES = (
    Heard(Outcome.LEVEL, 0.9, level=2, quote="q"),
    Heard(Outcome.LEVEL, 0.2),
    Heard(Outcome.PROBE, 0.9, probe="And then?"),
    Heard(Outcome.DONT_KNOW, 0.9),
    Heard(Outcome.REDACT, 0.9, probe="And the work?"),
)
QUESTIONS = st.sampled_from([question.id for question in WINDING.questions])
LEVELS = st.integers(min_value=1, max_value=5)
MESSAGES = st.integers(min_value=1, max_value=6).map(lambda number: f"{number}.0")
GIVEN: dict[type[Question], list[Given]] = {
    ChoiceQuestion: [Options(("left",)), Options(("right",)), DontKnow()],
    RatedQuestion: [*map(Level, range(1, 6)), DontKnow(), NotApplicable()],
    OpenQuestion: [NotApplicable(), DontKnow()],
}


def aim(here: Interview, question: str) -> Aim:
    return Aim(question, standings(here).get(question, Standing()).revision, "c", AT)


class Histories(RuleBasedStateMachine):
    """Does what people do, and remembers what they should have answered."""

    def __init__(self) -> None:
        super().__init__()
        self.here = interview(WINDING)
        self.given: dict[str, Given] = {}
        self.said: dict[str, str] = {}
        self.pressed: list[tuple[Aim, Given]] = []

    def step(self) -> Ask | Probe | Confirm | Review | Finished:
        return next_step(WINDING, self.here)

    def at(self) -> Question | None:
        step = self.step()
        return step.question if isinstance(step, Ask | Probe | Confirm) else None

    def become(self, after: Interview | Stale) -> None:
        assert isinstance(after, Interview)
        assert after.entries[: len(self.here.entries)] == self.here.entries or any(
            isinstance(entry, Said) and entry.words is None for entry in after.entries
        )
        self.here = after

    @rule(data=st.data())
    def choose_where_it_is(self, data: st.DataObject) -> None:
        if (question := self.at()) is not None:
            given = data.draw(st.sampled_from(GIVEN[type(question)]))
            press = aim(self.here, question.id)
            self.become(choose(WINDING, self.here, press, given))
            self.given[question.id] = given
            self.pressed.append((press, given))

    @rule(question=QUESTIONS, data=st.data())
    def choose_on_an_earlier_message(self, question: str, data: st.DataObject) -> None:
        if question in {each.id for each in path(WINDING, self.here)}:
            given = data.draw(st.sampled_from(GIVEN[type(WINDING.question(question))]))
            self.become(choose(WINDING, self.here, aim(self.here, question), given))
            self.given[question] = given

    @precondition(lambda self: self.pressed)
    @rule(number=st.integers(min_value=0, max_value=50))
    def press_again(self, number: int) -> None:
        press, given = self.pressed[number % len(self.pressed)]
        assert choose(WINDING, self.here, press, given) == Stale()

    @rule(question=QUESTIONS, message=MESSAGES, heard=st.sampled_from(OUTCOMES))
    def write_or_edit(self, question: str, message: str, heard: Heard) -> None:
        question = self.said.get(message, question)
        if question not in {each.id for each in path(WINDING, self.here)} or question == "way":
            return
        kept = None if heard.outcome is Outcome.REDACT else f"words {len(self.here.entries)}"
        opened = question == "goal" and heard.probe is None
        said = Said(question, message, "goal" if question == "goal" else kept, heard, "c", AT)
        self.become(say(WINDING, self.here, aim(self.here, question), said, OwnWords() if opened else None))
        self.said[message] = question
        if opened:
            self.given[question] = OwnWords()

    @rule(message=MESSAGES)
    def delete(self, message: str) -> None:
        after = unsay(self.here, message, "c", AT)
        if message not in self.said:
            assert after == Stale()
            return
        question = self.said.pop(message)
        self.become(after)
        if question not in self.said.values() and self.given.get(question) == OwnWords():
            del self.given[question]

    @rule(what=st.sampled_from((Move.SKIP, Move.SHOW, Move.PAUSE)))
    def move_where_it_is(self, what: Move) -> None:
        if (question := self.at()) is not None:
            said = standings(self.here).get(question.id, Standing())
            self.become(move(WINDING, self.here, aim(self.here, question.id), what))
            if what is Move.SKIP and question == GOAL and said.pending and said.words:
                self.given["goal"] = OwnWords()

    @rule()
    def go_back(self) -> None:
        question = self.at()
        press = aim(self.here, question.id if question else WHOLE)
        after = back(WINDING, self.here, press)
        first = path(WINDING, self.here)[0]
        assert isinstance(after, Stale) == (question == first)
        if isinstance(after, Interview):
            self.become(after)
            assert back(WINDING, self.here, press) == Stale()

    @rule(question=QUESTIONS)
    def change_an_answer(self, question: str) -> None:
        if question in {each.id for each in path(WINDING, self.here)}:
            self.become(come_back(WINDING, self.here, aim(self.here, question)))
            assert (at := self.at()) is not None
            assert at.id == question

    @rule(wanted=st.booleans())
    def stop_or_want_reminders(self, wanted: bool) -> None:
        self.become(remind(self.here, aim(self.here, WHOLE), wanted=wanted))
        assert self.here.silenced is not wanted

    @rule()
    def resume_later(self) -> None:
        self.become(resume(self.here, aim(self.here, WHOLE)))
        assert not self.here.paused

    @rule()
    def have_enough(self) -> None:
        question = self.at()
        said = standings(self.here).get("goal", Standing())
        after = enough(WINDING, self.here, AT, "c")
        assert isinstance(after, Stale) == (question is None)
        if isinstance(after, Interview):
            self.become(after)
            assert isinstance(self.step(), Review | Finished)
            if question == GOAL and said.pending and said.words:
                self.given["goal"] = OwnWords()

    @rule()
    def want_the_rest_after_all(self) -> None:
        after = more(self.here, AT, "c")
        assert isinstance(after, Stale) != self.here.cut_short
        if isinstance(after, Interview):
            self.become(after)

    @precondition(lambda self: isinstance(self.step(), Review))
    @rule()
    def finish(self) -> None:
        self.become(move(WINDING, self.here, aim(self.here, WHOLE), Move.CONCLUDE))
        assert isinstance(self.step(), Finished)

    @invariant()
    def no_answer_is_lost(self) -> None:
        way = {question.id for question in path(WINDING, self.here)}
        expected = {name: given for name, given in self.given.items() if name in way}
        assert {name: answer.given for name, answer in answers(WINDING, self.here).items()} == expected

    @invariant()
    def nothing_is_asked_again_without_reason(self) -> None:
        step = self.step()
        if isinstance(step, Ask | Probe | Confirm) and step.question.id in self.given:
            found = standings(self.here)[step.question.id]
            assert focus(self.here) == step.question.id or found.pending

    @invariant()
    def at_most_two_probes_are_asked_in_a_row(self) -> None:
        step = self.step()
        assert not isinstance(step, Probe) or len(standings(self.here)[step.question.id].probed) <= PROBES

    @invariant()
    def it_ends_only_when_nothing_is_left(self) -> None:
        if isinstance(self.step(), Review | Finished) and not self.here.cut_short:
            found = [standings(self.here).get(each.id, Standing()) for each in path(WINDING, self.here)]
            assert not any(standing.fresh or standing.later for standing in found)

    @invariant()
    def progress_never_counts_more_than_there_is(self) -> None:
        done = progress(WINDING, self.here)
        assert 0 <= done.done <= done.questions == sum(part.questions for part in done.parts)
        assert done.done == sum(part.done for part in done.parts)

    def teardown(self) -> None:
        """Look, from wherever it has come to, at all that should be possible from there."""
        self.whoever_answers_what_is_asked_comes_to_the_end()
        self.whoever_skips_everything_comes_to_the_end_and_loses_nothing()
        self.the_score_is_the_same_however_one_got_there()

    def whoever_answers_what_is_asked_comes_to_the_end(self) -> None:
        here, asked = self.here, []
        while isinstance(step := next_step(WINDING, here), Ask | Probe | Confirm):
            asked.append(step.question.id)
            after = choose(WINDING, here, aim(here, step.question.id), GIVEN[type(step.question)][0])
            assert isinstance(after, Interview)
            here = after
        assert len(asked) == len(set(asked))

    def whoever_skips_everything_comes_to_the_end_and_loses_nothing(self) -> None:
        here = self.here
        for _ in range(3 * len(WINDING.questions)):
            step = next_step(WINDING, here)
            if not isinstance(step, Ask | Probe | Confirm):
                break
            here = here.add(Moved(step.question.id, Move.SKIP, "c", AT))
        assert isinstance(next_step(WINDING, here), Review | Finished)
        assert answers(WINDING, here) == answers(WINDING, self.here)

    def the_score_is_the_same_however_one_got_there(self) -> None:
        straight = interview(WINDING)
        for question in path(WINDING, self.here):
            if question.id in self.given and self.given[question.id] != OwnWords():
                after = choose(WINDING, straight, aim(straight, question.id), self.given[question.id])
                assert isinstance(after, Interview)
                straight = after
        assert _scores(WINDING, straight) == _scores(WINDING, self.here)


def _scores(instrument: Instrument, here: Interview) -> object:
    found = score(instrument, {name: answer.given for name, answer in answers(instrument, here).items()})
    return found.mean, found.floor, found.coverage


def test_interviews_go_any_way_at_all() -> None:
    run_state_machine_as_test(Histories, settings=settings(stateful_step_count=30))


@pytest.mark.slow
def test_thousands_of_interviews_go_any_way_at_all() -> None:
    run_state_machine_as_test(Histories, settings=settings(stateful_step_count=25, max_examples=2_000))
