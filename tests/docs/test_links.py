"""Links lead somewhere, pictures have words, paths exist."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import CONTRIBUTING, PAGES, README, ROOT, STAND_IN, Page

TOP = "bot|knowledge|prompts|evals|tests"
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.path.relative_to(ROOT)))


@pages
def test_every_link_within_the_repository_leads_somewhere(page: Page) -> None:
    within = [link.target for link in page.links if not link.target.startswith("https://")]
    lost = []
    for target in within:
        path, _, anchor = target.partition("#")
        aim = (page.path.parent / path).resolve() if path else page.path
        if not aim.exists() or (anchor and anchor not in Page(str(aim.relative_to(ROOT))).anchors):
            lost.append(target)

    assert lost == []


@pages
def test_every_picture_has_words_that_stand_for_it(page: Page) -> None:
    assert [link.target for link in page.links if link.picture and len(link.text.split()) < 5] == []


@pytest.mark.parametrize("page", [README, CONTRIBUTING, STAND_IN], ids=lambda page: page.path.parent.name)
def test_every_path_named_exists(page: Page) -> None:
    named = {code for code in page.code if re.fullmatch(rf"(?:{TOP})/[\w./-]*", code)}

    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


@pages
def test_nothing_tells_of_the_machine_that_it_was_written_on(page: Page) -> None:
    assert re.findall(r"(?:/home/|/root/|/Users/|/work/)\w*", page.text) == []
