"""Questionnaires on the command line."""

from __future__ import annotations

import json

import pytest

from knowledge.instruments import shipped

OWN = """\
id: own
version: 1
title: Our own
purpose: To see.
minutes: 3
provenance: Written by us.
takes_from: samm@1
dimensions:
- {id: trust, name: Trust, questions: [PAR-05, {kind: open, id: more, name: More, ask: Do you like it?}]}
"""


@pytest.fixture
def run(plumbline, tmp_path):
    """Run a command on a data folder of the test's own."""
    return lambda *arguments: plumbline(*arguments, PLUMBLINE_HOME=str(tmp_path / "home"))


@pytest.fixture
def own(tmp_path):
    """A company's own questionnaire, in its folder."""
    folder = tmp_path / "home" / "instruments"
    folder.mkdir(parents=True)
    file = folder / "own.yaml"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_a_companys_own_stands_beside_what_is_shipped(run, own):
    listed = json.loads(run("instrument", "list", "--json").out)

    assert [one["instrument"] for one in listed] == [*(one.reference for one in shipped().newest), "own@1"]
    assert listed[-1]["questions"] == 2


def test_a_flawed_file_is_left_out_and_named(run, own):
    own.write_text(OWN.replace("minutes: 3", "minutes: few"), encoding="utf-8")

    ran = run("instrument", "list")

    assert ran.code == 0
    assert "own@1" not in ran.out
    assert f"{own}:5: “minutes” should be a whole number" in ran.err


def test_a_questionnaire_is_shown_with_its_anchors(run):
    shown = run("instrument", "show", "samm@1").out

    trust = shipped().instrument("samm").question("PAR-05")
    assert all(text in shown for text in (trust.ask.business, trust.ask.it, *trust.anchors))
    assert json.loads(run("instrument", "show", "samm", "--json").out)["version"] == 1


def test_what_there_is_not_is_refused_with_what_there_is(run):
    for wanted in ("nothing", "samm@9"):
        ran = run("instrument", "show", wanted)

        assert ran.code == 1
        assert f"There is no instrument {wanted}." in ran.err
        assert "samm@1" in ran.err


def test_a_version_that_is_no_number_is_refused(run):
    ran = run("instrument", "show", "samm@first")

    assert ran.code == 2
    assert "write a version as in samm@1, or leave it out" in ran.err


def test_a_questionnaire_of_ones_own_is_checked_with_advice(run, own):
    ran = run("instrument", "check", str(own))

    assert ran.code == 0
    assert f"{own}: own@1 can be used, 2 questions" in ran.out
    assert (
        "advice: more: “Do you like it?” can be answered by yes or no (“Do”); ask how, what or who" in ran.out
    )


def test_flaws_are_told_with_their_lines_and_fail(run, own):
    own.write_text(OWN.replace("PAR-05", "PAR-55").replace("title", "titles"), encoding="utf-8")

    ran = run("instrument", "check", str(own))
    found = json.loads(run("instrument", "check", str(own), "--json").out)

    assert ran.code == 1
    assert (
        ran.out.splitlines()[-1]
        == f"{own}:9: there is no question “PAR-55” in what “takes_from” names; correct it"
    )
    assert found["instrument"] is None
    assert [one["line"] for one in found["errors"]] == [1, 3, 9]


def test_a_name_that_is_taken_fails(run, tmp_path):
    file = tmp_path / "samm.yaml"
    file.write_text(OWN.replace("id: own", "id: samm"), encoding="utf-8")

    ran = run("instrument", "check", str(file))

    assert (ran.code, ran.out) == (
        1, f"{file}:2: there is a samm@1 already; raise the version, or choose another id\n"
    )  # fmt: skip
