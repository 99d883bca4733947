"""Instruments beside each other: taking questions, versions, and a company's own folder."""

from __future__ import annotations

import pytest

from knowledge.instruments import InstrumentError, catalogue, read_instrument, shipped
from tests.knowledge.questionnaires import CHOICE, HEAD, RATED, instrument, problems


def test_questions_are_taken_from_another_instrument_by_their_names():
    text = instrument("- TRU-1\n", head=HEAD + "takes_from: base@1\n")
    base = read_instrument(
        instrument(
            RATED.replace("tools", "TRU-1"),
            head=HEAD.replace("own", "base").replace("version: 2", "version: 1"),
        ),
        "base.yaml",
    )

    assert read_instrument(text, "own.yaml", [base]).questions == base.questions
    assert problems(text) == [
        "7: there is no instrument “base@1” to take questions from; those that are known: none"
    ]
    assert problems(text.replace("TRU-1", "TRU-9"), [base]) == [
        "12: there is no question “TRU-9” in what “takes_from” names; correct it"
    ]


def test_a_question_by_name_alone_needs_to_be_taken_from_somewhere():
    assert problems(instrument("- COM-01\n")) == [
        "11: there is no question “COM-01” without “takes_from: NAME@VERSION” at the top; correct it"
    ]


def test_a_version_is_there_once():
    own = read_instrument(instrument(RATED), "own.yaml")

    assert problems(instrument(CHOICE), [own]) == [
        "2: there is a own@2 already; raise the version, or choose another id"
    ]


def test_a_companys_folder_is_read_beside_what_is_shipped(tmp_path):
    (tmp_path / "deeper").mkdir()
    (tmp_path / "a.yaml").write_text(instrument(RATED.replace("id: tools", "id: COM-01")), encoding="utf-8")
    (tmp_path / "deeper" / "b.yml").write_text(
        instrument("- COM-01\n", head=HEAD.replace("version: 2", "version: 3") + "takes_from: own@2\n"),
        encoding="utf-8",
    )
    (tmp_path / "c.yaml").write_text("id: broken", encoding="utf-8")
    (tmp_path / "readme.txt").write_text("not read", encoding="utf-8")

    found = catalogue(tmp_path)

    shipped_ones = [one.reference for one in shipped().instruments]
    assert [one.reference for one in found.instruments] == [*shipped_ones, "own@2", "own@3"]
    assert [str(error).partition(":")[0] for error in found.refused] == [str(tmp_path / "c.yaml")]


def test_a_file_may_take_questions_from_one_that_is_read_after_it(tmp_path):
    (tmp_path / "a.yaml").write_text(
        instrument("- tools\n", head=HEAD + "takes_from: base@1\n"), encoding="utf-8"
    )
    base = HEAD.replace("id: own", "id: base").replace("version: 2", "version: 1")
    (tmp_path / "b.yaml").write_text(instrument(RATED, head=base), encoding="utf-8")

    assert catalogue(tmp_path).refused == ()


def test_the_newest_version_is_used_unless_one_is_pinned(tmp_path):
    for version in (2, 10, 9):
        text = instrument(RATED, head=HEAD.replace("version: 2", f"version: {version}"))
        (tmp_path / f"{version}.yaml").write_text(text, encoding="utf-8")

    found = catalogue(tmp_path)

    assert found.instrument("own").version == 10
    assert found.instrument("own", 9).version == 9
    assert [one.reference for one in found.newest if one.id == "own"] == ["own@10"]
    with pytest.raises(InstrumentError, match="There is no instrument own@3"):
        found.instrument("own", 3)


def test_no_folder_of_its_own_is_fine(tmp_path):
    assert catalogue(tmp_path / "missing").instruments == shipped().instruments
