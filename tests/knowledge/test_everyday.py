"""The everyday words: a list that can be read by people, and that leaves plain questions as they are."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

import knowledge
from knowledge.lexical import stem, words

HERE = Path(knowledge.__file__).parent
FILE = HERE / "vocabulary" / "everyday.yaml"
EVERYDAY = yaml.safe_load(FILE.read_text(encoding="utf-8"))
EXPRESSIONS = [expression for right in EVERYDAY.values() for expression in right]

PLAIN = (
    "Which metrics are typical?",
    "What is the plan?",
    "What happens in step 3?",
    "Which process comes next?",
    "What are the numbers in the table, and what figures does the scorecard show?",
    "What does the guide teach, and what can we learn from it?",
    "What are the pros and cons of COBIT, step by step?",
    "How do we break down the strategy into goals?",
    "Who decides on the budget?",
    "Who should take the lead in the assessment?",
    "Can you give me the big picture?",
    "Is it company policy?",
    "How do they all talk about IT?",
    "At what stage is the trial, and does the law say so?",
    "Where do we store data?",
    "Does it pay to start with a pilot project?",
)


@pytest.fixture(scope="module")
def documents() -> str:
    texts = [path.read_text(encoding="utf-8") for path in sorted((HERE / "corpus").glob("*.md"))]
    return "\n".join(line for text in texts for line in text.splitlines() if not line.startswith(">"))


def loose(expression: str) -> str:
    return expression.replace("-", " ")


def test_terms_stand_on_the_left_and_lists_of_words_on_the_right():
    assert all(isinstance(term, str) for term in EVERYDAY)
    assert all(isinstance(right, list) and right for right in EVERYDAY.values())
    assert all(isinstance(expression, str) for expression in EXPRESSIONS)


def test_all_of_it_is_written_plainly_in_lower_case():
    plainly = re.compile(r"[a-z0-9]+(?:[ '-][a-z0-9]+)*")
    assert [text for text in (*EVERYDAY, *EXPRESSIONS) if not plainly.fullmatch(text)] == []


def test_terms_are_sorted_and_no_term_stands_twice():
    # YAML would silently keep the last of two.
    written = re.findall(r"^([^\s#][^:]*):", FILE.read_text(encoding="utf-8"), re.MULTILINE)
    assert written == sorted(set(written)) == list(EVERYDAY)


def test_lines_are_short_enough_to_be_read():
    assert [line for line in FILE.read_text(encoding="utf-8").splitlines() if len(line) > 110] == []


def test_no_expression_stands_twice_under_one_term_or_two():
    assert [text for text, times in Counter(map(loose, EXPRESSIONS)).items() if times > 1] == []


def test_terms_are_made_of_words_that_documents_use(documents: str):
    used = set(map(stem, words(documents)))
    assert [term for term in EVERYDAY if not used.issuperset(map(stem, words(term)))] == []


def test_no_expression_is_itself_a_term_of_the_documents(documents: str):
    lists = map(yaml.safe_load, re.findall(r"^topics: (.+)$", documents, re.MULTILINE))
    topics = [topic for found in lists for topic in found]
    marked = re.findall(r"\*\*(.+?)\*\*", documents)
    headings = re.findall(r"^#+ (.+)$", documents, re.MULTILINE)
    terms = {loose(term.lower()) for term in (*EVERYDAY, *topics, *marked, *headings)}
    assert [expression for expression in EXPRESSIONS if loose(expression) in terms] == []


@pytest.mark.parametrize("question", PLAIN)
def test_a_plain_question_holds_none_of_the_expressions(question: str):
    asked = " ".join(re.findall(r"[a-z0-9']+", question.lower()))
    assert [expression for expression in EXPRESSIONS if f" {loose(expression)} " in f" {asked} "] == []
