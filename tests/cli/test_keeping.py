"""Backup, restore and keys from the command line."""

from __future__ import annotations

import pytest

from bot.adapters.database.cipher import read_keys


@pytest.fixture
def run(plumbline, tmp_path):
    """Run a command on a data folder of the test's own."""
    return lambda *arguments, **more: plumbline(
        *arguments, **{"PLUMBLINE_HOME": str(tmp_path / "own"), **more}
    )


def test_a_new_key_is_printed_and_fresh(run):
    keys = [run("key", "new").out.strip() for _ in range(2)]

    assert len(set(keys)) == 2
    assert [len(key) for key in read_keys(",".join(keys))] == [32, 32]


def test_rotating_seals_with_the_first_key(run):
    old, new = (run("key", "new").out.strip() for _ in range(2))
    run("key", "rotate", PLUMBLINE_KEYS=old)

    ran = run("key", "rotate", PLUMBLINE_KEYS=f"{new},{old}")

    assert ran.code == 0
    assert ran.out.endswith("older keys may be taken out of PLUMBLINE_KEYS now\n")


def test_a_key_that_is_none_is_refused_with_a_clear_message(run):
    ran = run("key", "rotate", PLUMBLINE_KEYS="short")

    assert ran.code == 1
    assert ran.err.startswith("Error: ")
    assert "short" not in ran.err
    assert "Traceback" not in ran.err


def test_a_backup_is_put_back_after_a_question(run, tmp_path):
    run("key", "rotate")  # makes the database
    file = tmp_path / "copy.db"

    assert run("backup", file).out.startswith(f"backup written to {file}. Keep the key ")
    assert run("restore", file, given="n\n").code == 1
    assert run("restore", file, "--yes").out == "restored\n"


def test_a_backup_that_is_none_changes_nothing(run, tmp_path):
    run("key", "rotate")
    (tmp_path / "noise.db").write_bytes(b"noise" * 1000)

    ran = run("restore", tmp_path / "noise.db", "--yes")

    assert ran.code == 1
    assert ran.err.startswith("Error: ")
    assert run("key", "rotate").code == 0
