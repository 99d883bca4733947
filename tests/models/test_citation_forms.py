"""Models cite in many forms; all of them are read, and nothing else is taken for a citation."""

from __future__ import annotations

import pytest

from bot.domain.citations import parted, tidied


@pytest.mark.parametrize(
    ("written", "cited"),
    [
        ("It fits [1].", (1,)),
        ("It fits. [1]", (1,)),
        ("It fits.[1]", (1,)),
        ("It fits [1]. [2].", (1, 2)),
        ("It fits [1][2].", (1, 2)),
        ("It fits [2] [1].", (2, 1)),
        ("It fits [1, 2].", (1, 2)),
        ("It fits [1 and 2].", (1, 2)),
        ("It fits [1-3].", (1, 2, 3)),
        ("It fits [1][1].", (1,)),
        ("It fits (1).", (1,)),
        ("It fits. (1, 2)", (1, 2)),
        ("It fits [Passage 1].", (1,)),
        ("It fits [passage 1, passage 2].", (1, 2)),
        ("It fits (Passages 1 and 2).", (1, 2)),
        ("It fits【1】.", (1,)),
        ("It fits. 【1†source】", (1,)),
        ("It fits [^1].", (1,)),
        ("It fits [[1]].", (1,)),
        ("It fits [1](https://elsewhere.example).", (1,)),
        ("[1] It fits.", (1,)),
        ("It fits.", ()),
    ],
)
def test_a_citation_is_read_in_whatever_form(written: str, cited: tuple[int, ...]) -> None:
    assert parted(written) == ("It fits.", cited)


@pytest.mark.parametrize(
    "written", ["It has (1) people and (2) tools.", "It began in [2019].", "The year (2) was good.", "[sic]"]
)
def test_what_is_no_citation_stays(written: str) -> None:
    assert parted(written) == (written, ())


def test_a_citation_at_the_very_end_needs_no_full_stop() -> None:
    assert parted("Conduct an assessment (1)") == ("Conduct an assessment", (1,))


def test_citations_come_to_stand_in_front_of_their_full_stop() -> None:
    assert tidied("It fits. [1] It pays.[2][3] So (4). “It works.” 【5】") == (
        "It fits [1]. It pays [2][3]. So [4]. “It works [5].”"
    )


def test_what_is_tidy_stays_as_it_is() -> None:
    tidy = tidied("It fits. [1] It pays.[2, 3] So (4).")

    assert tidied(tidy) == tidy
