"""Interviews from the command line."""

from __future__ import annotations

import csv
import json

import pytest

from bot.adapters.database.cipher import key_file
from bot.adapters.database.storage import open_storage
from bot.domain.interview.entries import Answered, Interview, Level, Said
from knowledge.instrument import Side
from tests.interviews import AT


@pytest.fixture
def run(plumbline, tmp_path):
    """Run a command on a data folder with one interview in it."""
    home = tmp_path / "own"
    storage = open_storage(f"sqlite:///{home}/plumbline.db", key_file(home / "key"), lambda: AT)
    work = storage.deliveries.work("TLOCAL", "D1")
    begun = Interview(
        "i1", "TLOCAL", "UBRUNO", "samm-pulse", 1, "D1", "1.0", Side.BUSINESS, "confidential@1", AT
    )
    said = Said("COM-01", "5.0", "=We know them", None, "m1", AT)
    work.keep(begun.add(said, Answered("COM-01", Level(4), None, "a1", AT)), 0)
    storage.deliveries.commit(work)
    storage.close()
    return lambda *arguments: plumbline("interview", *arguments, PLUMBLINE_HOME=str(home))


def test_the_list_tells_progress_and_no_answer(run):
    ran = run("list")

    assert ran.out == "i1  UBRUNO  samm-pulse@1  open  1/12  2026-03-02 12:00\n"


def test_the_list_as_json(run):
    (found,) = json.loads(run("list", "--json").out)

    assert (found["person"], found["status"], found["done"], found["questions"]) == ("UBRUNO", "open", 1, 12)
    assert json.loads(run("list", "--json", "--person", "UOTHER").out) == []


def test_where_there_is_none_yet_the_list_says_how_one_begins(run):
    ran = run("list", "--person", "UOTHER")

    assert ran.out == ""
    assert ran.err == "No interviews of UOTHER yet. They are begun in Slack, with /align start.\n"


def test_the_person_concerned_is_shown_the_answers(run):
    ran = run("show", "i1", "--for", "UBRUNO")

    assert ran.out.startswith("samm-pulse@1, business side, open\nCOM-01  4  ")
    assert "    =We know them\n" in ran.out


def test_nobody_else_is_shown_anything(run):
    ran = run("show", "i1", "--for", "UOTHER")

    assert ran.code == 1
    assert "answers are told to the person who gave them" in ran.err
    assert ran.out == ""


def test_an_export_holds_answers_and_history(run, tmp_path):
    file = tmp_path / "mine.json"

    ran = run("export", str(file), "--for", "UBRUNO")

    (found,) = json.loads(file.read_text())
    assert ran.out == f"1 interview written to {file}; only UBRUNO may see them\n"
    assert file.stat().st_mode & 0o077 == 0
    assert [entry["what"] for entry in found["history"]] == ["said", "answered"]
    assert found["answers"][0]["level"] == 4


def test_an_export_as_a_table_holds_no_formula(run, tmp_path):
    file = tmp_path / "mine.csv"

    run("export", str(file), "--for", "UBRUNO")

    rows = list(csv.DictReader(file.read_text().splitlines()))
    assert len(rows) == 12
    assert (rows[0]["question"], rows[0]["level"], rows[0]["words"]) == ("COM-01", "4", "'=We know them")
