"""A scorecard is made of an interview as it stands."""

from __future__ import annotations

from bot.domain.interview.entries import Answered, Level, OwnWords, Said
from bot.domain.scorecard import in_words
from bot.services.reporting import Reporting
from knowledge.passages import Passage, Shelf
from tests.fakes.charts import FakeCharts
from tests.fakes.passages import FakePassages
from tests.interviews import AT, MIXED, TINY, interview

FRAMEWORK = [
    Passage(f"f{n}", Shelf.FRAMEWORK, "SAMM", ("Trust", f"Part {n}"), "Trust grows.") for n in range(3)
]
COMPANY = Passage("c1", Shelf.COMPANY, "Our strategy", ("Trust",), "We trust.")


def reporting() -> tuple[Reporting, FakePassages]:
    passages = FakePassages([COMPANY, *FRAMEWORK])
    return Reporting(passages, FakeCharts()), passages


def chose(question: str, level: int) -> Answered:
    return Answered(question, Level(level), None, "c", AT)


def test_the_next_level_comes_with_two_passages_of_the_framework_to_read():
    service, passages = reporting()

    card = service.scorecard(TINY, interview().add(chose("trust", 2)))

    [advance] = card.advances
    assert [passage.id for passage in advance.reading] == ["f0", "f1"]
    assert [question.text for question in passages.asked] == ["Trust. There is a rule for trust"]
    assert [question.workspace for question in passages.asked] == ["T1"]


def test_an_interview_that_is_not_finished_has_a_scorecard_too():
    card = reporting()[0].scorecard(TINY, interview().add(chose("planning", 4)))

    assert (card.scores.mean, card.scores.coverage.not_answered) == (4, 2)
    assert [ground.score.practice.id for ground in card.grounds] == ["planning", "budgets", "trust"]
    assert card.ground("planning").score.level == 4
    assert card.ground("nothing") is None


def test_the_latest_answer_counts():
    card = reporting()[0].scorecard(TINY, interview().add(chose("trust", 2), chose("trust", 5)))

    assert card.scores.mean == 5


def test_a_picture_says_in_words_what_it_shows():
    service, _ = reporting()
    scores = service.scorecard(TINY, interview().add(chose("trust", 2))).scores

    picture = service.picture(scores)

    assert picture.alt == in_words(scores)
    assert (picture.name, picture.title) == ("tiny-scores.png", "A tiny questionnaire: your scores")
    assert picture.png.startswith(b"\x89PNG")


def test_open_answers_are_summed_up_without_scores_or_picture():
    service, _ = reporting()
    held = interview(MIXED).add(
        Said("goal", "5.0", "One ERP.", None, "c", AT), Answered("goal", OwnWords(), None, "c", AT)
    )

    card = service.scorecard(MIXED, held)

    assert (card.heard, card.advances) == (("On “Goal” you said: “One ERP.”",), ())
    assert service.picture(card.scores) is None
