"""The questionnaire that the README shows can be used."""

from __future__ import annotations

from knowledge.instrument import ChoiceQuestion, OpenQuestion, RatedQuestion
from knowledge.instruments import advice, read_instrument, shipped
from tests.docs.pages import README


def test_the_questionnaire_of_the_readme_is_without_a_flaw():
    [text] = README.fenced("yaml")

    shown = read_instrument(text, "README.md", shipped().instruments)

    assert advice(shown) == []
    assert [type(one) for one in shown.questions] == [
        RatedQuestion,
        RatedQuestion,
        ChoiceQuestion,
        OpenQuestion,
    ]
    assert shown.question("COM-04") == shipped().instrument("samm").question("COM-04")


def test_the_readme_names_every_questionnaire_that_is_shipped():
    section = README.text.partition("## Questionnaires of your own")[2].partition("\n## ")[0]

    assert all(f"`{one.id}`" in section for one in shipped().newest)
