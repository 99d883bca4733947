"""Our own corpus: what every article must hold, and how a flaw in one is told."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from knowledge.documents import DocumentError, corpus, questioned
from knowledge.documents.articles import Article, article, articles, document
from knowledge.documents.proofreading import flaws
from knowledge.markdown import units
from knowledge.passages import Shelf

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
---
title: Levels of care
topics: [care]
sources: ["Handbook, 2"]
reviewed: 2026-11-21
---

# Levels of care

Care has levels. Each builds on the one below.

## The two levels

Care has two levels:

- **Low**: somebody looks. Nobody acts.
- **High**: somebody acts.

> What are the levels of care?
> How many levels has care?
> What if nobody acts?
"""


@pytest.fixture
def write(tmp_path: Path) -> object:
    def write(text: str, name: str = "levels.md") -> Article:
        path = tmp_path / name
        path.write_text(dedent(text))
        return article(path)

    return write


def test_the_corpus_has_no_flaw() -> None:
    assert list(map(str, flaws(articles()))) == []


def test_every_passage_of_the_corpus_is_a_whole_section() -> None:
    found = corpus()

    for one in found:
        passages = questioned(one, Shelf.FRAMEWORK)
        assert [passage.heading for passage, _ in passages] == [section.heading for section in one.sections]


def test_an_article_is_its_sections_with_their_questions(write) -> None:
    found = document(write(GOOD))

    assert (found.name, found.title) == ("levels.md", "Levels of care")
    assert [(section.heading, section.questions) for section in found.sections] == [
        ((), ()),
        (
            ("The two levels",),
            ("What are the levels of care?", "How many levels has care?", "What if nobody acts?"),
        ),
    ]
    assert units(found.sections[1].text) == [
        "Care has two levels: Low; High",
        "Care has two levels: Low: somebody looks.",
        "Low: Nobody acts.",
        "Care has two levels: High: somebody acts.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "flaw"),
    [
        ("# Levels of care\n", "# Levels\n", "levels.md:8: the first heading is not the title"),
        ("> What if nobody acts?\n", "", "levels.md:12: the section has 2 questions, not 3 to 6"),
        ("nobody acts?", "nobody acts", "levels.md:21: a question ends in a question mark"),
        ("two levels:", "three levels:", "levels.md:16: the lead-in says 3, and the list has 2 items"),
        ("two levels:", "two levels.", "levels.md:16: no line that ends in a colon leads into the list"),
        ("**Low**", "**Low", "levels.md:16: a pair of ** is not closed"),
        ("one below.", "one below", "levels.md:10: a paragraph ends in a full stop"),
        ("one below.", "[one](x) below.", "levels.md:10: links, pictures and HTML are not shown"),
        (
            "\n> How",
            "\n> What are the levels of care?\n> How",
            "levels.md:20: the same question stands at levels.md:19",
        ),
    ],
)
def test_a_flaw_is_told_with_its_line(write, old: str, new: str, flaw: str) -> None:
    assert flaw in map(str, flaws([write(GOOD.replace(old, new))]))


def test_two_articles_have_different_titles(write) -> None:
    found = flaws([write(GOOD), write(GOOD, "other.md")])

    assert "other.md:2: another article has the same title" in map(str, found)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("title: Levels of care", "title: [", r"levels\.md:\d: the front matter is no YAML"),
        ("reviewed: 2026-11-21", "reviewed: soon", r"levels\.md:5: reviewed: "),
        ("topics: [care]\n", "", r"levels\.md:1: topics: "),
        ("topics: [care]", "topics: [care]\nauthor: me", r"levels\.md:4: author: "),
    ],
)
def test_wrong_front_matter_is_told_with_its_line(write, old: str, new: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        write(GOOD.replace(old, new))
