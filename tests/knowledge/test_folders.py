"""Folders for what is nobody else's business."""

from __future__ import annotations

import pytest

from knowledge.errors import KnowledgeError
from knowledge.folders import private_folder


def test_nobody_else_can_look_into_what_is_made(tmp_path):
    folder = private_folder(tmp_path / "home" / "index")

    assert [one.stat().st_mode & 0o777 for one in (folder, folder.parent)] == [0o700, 0o700]


def test_what_is_there_stays_as_it_is(tmp_path):
    there = tmp_path / "home"
    there.mkdir(mode=0o755)

    private_folder(there)

    assert there.stat().st_mode & 0o777 == 0o755


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "home").write_text("in the way")

    with pytest.raises(KnowledgeError, match=r"home/index can't be made\. Set PLUMBLINE_HOME"):
        private_folder(tmp_path / "home" / "index")
