"""A facilitator sends a strategy as a ZIP archive, sees what is in it, and uses it."""

from __future__ import annotations

import pytest
import yaml

from bot.adapters.dossier_files import write_dossier
from bot.slack.blocks import notes
from bot.slack.blocks.dossiers import GONE, NOT_A_FACILITATOR, PACK
from tests.dossiers import DECISION, STRATEGY, dossier, option
from tests.packing import packed, packed_folder
from tests.slack.conftest import texts


@pytest.fixture
def astrid(bot):
    return bot.person("astrid")


@pytest.fixture
def bakery(tmp_path):
    write_dossier(dossier(), tmp_path)
    return packed_folder(tmp_path, "bakery/")


def sent(bot, person, content, name="bakery.zip"):
    """Send an archive; return what the bot says to it."""
    person.upload(name, content)
    bot.settle()
    return person.answers()[-1]


def test_an_archive_is_checked_and_nothing_is_kept_yet(bot, astrid, bakery):
    told = texts(sent(bot, astrid, bakery).blocks)

    assert told[0] == "I have looked at “bakery”, and kept nothing yet."
    assert "“One bakery”, version 1" in told[1]
    assert bot.dossiers.current("TLOCAL") == []


def test_pressing_use_puts_the_strategy_to_use(bot, astrid, bakery):
    checked = sent(bot, astrid, bakery)

    astrid.press("Use this strategy", checked)
    bot.settle()

    assert [each.reference for each in bot.dossiers.current("TLOCAL")] == ["bakery-strategy#1"]
    assert astrid.answers()[-1].text.startswith("“One bakery” is in use from now on: edition 1 (version 1).")


def test_pressing_twice_loads_it_once(bot, astrid, bakery):
    checked = sent(bot, astrid, bakery)

    for _ in range(2):
        astrid.press("Use this strategy", checked)
        bot.settle()

    assert [each.number for each in bot.dossiers.editions("TLOCAL", "bakery-strategy")] == [1]
    assert "is in use already" in astrid.answers()[-1].text


def test_errors_are_told_line_by_line_and_there_is_nothing_to_press(bot, astrid):
    wrong = packed({"strategy.yaml": yaml.safe_dump(STRATEGY).replace("chosen: o-one", "chosen: o-two")})

    answer = sent(bot, astrid, wrong)

    assert any(line.startswith("strategy, line ") and "o-two" in line for line in texts(answer.blocks))
    assert not any(block["type"] == "actions" for block in answer.blocks)


def test_warnings_of_a_kind_are_told_together_and_all_of_them_in_a_file(bot, astrid, tmp_path):
    quiet = [{**option(f"o-{n}", 2), "consequences": []} for n in range(4)]
    options = [*quiet, option("o-one", 4)]
    rejected = [{"option": one["id"], "because": "Too dear."} for one in quiet]
    decision = {**DECISION, "options": options, "rejected": rejected, "revisit_if": []}
    write_dossier(dossier(strategy={"decisions": [decision]}), tmp_path)

    astrid.upload("bakery.zip", packed_folder(tmp_path, "bakery/"))
    bot.settle()

    told, whole = astrid.answers()[-2:]
    words = texts(told.blocks)
    at = words.index("Options that say nothing of areas that their guideline affects most (4)")
    assert words[at + 1 : at + 5] == [
        "Should each shop keep its own till? › 0: Shops, Tills",
        "Should each shop keep its own till? › 1: Shops, Tills",
        "Should each shop keep its own till? › 2: Shops, Tills",
        "and 1 more",
    ]
    assert "Decisions of which nothing says what would reopen them (1)" in words
    file = bot.playground.workspace.files.find(whole.files[0]["id"]).content.decode()
    assert file.count("no consequence is named for area-shops, area-tills") == 4


def test_a_changed_strategy_needs_a_higher_version(bot, astrid, bakery):
    bot.dossiers.keep("TLOCAL", dossier(strategy={"title": "Two bakeries"}))
    checked = sent(bot, astrid, bakery)

    astrid.press("Use this strategy", checked)
    bot.settle()

    assert "has changed, but its version is 1" in astrid.answers()[-1].text
    assert len(bot.dossiers.editions("TLOCAL", "bakery-strategy")) == 1


def test_what_is_no_archive_is_refused_with_what_to_do(bot, astrid):
    answer = sent(bot, astrid, b"PK nothing")

    assert answer.text.startswith("bakery: That is no ZIP archive that I can open.")


def test_others_cannot_bring_in_a_strategy(bot, bruno, bakery):
    assert sent(bot, bruno, bakery).text == NOT_A_FACILITATOR


def test_a_file_that_is_gone_is_asked_for_again(bot, astrid, bakery):
    checked = sent(bot, astrid, bakery)
    bot.playground.workspace.files._files.clear()

    astrid.press("Use this strategy", checked)
    bot.settle()

    assert astrid.answers()[-1].text == GONE
    assert bot.dossiers.current("TLOCAL") == []


def test_other_files_are_answered_as_before(bot, astrid):
    assert sent(bot, astrid, b"words", "memo.txt").text == notes.FILES


@pytest.mark.parametrize("name", ["strategy.yaml", "bakery.RAR", "bakery.tar.gz"])
def test_a_strategy_in_another_form_is_asked_for_as_an_archive(bot, astrid, name):
    assert sent(bot, astrid, b"id: x", name).text == PACK


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"people.yaml": "[]"}, "bakery: There is no dossier in the archive"),
        ({"gold/strategy.yaml": "id: x"}, "bakery: There is no dossier in the archive"),
        ({"a/strategy.yaml": "id: x", "b/strategy.yaml": "id: y"}, "bakery: There are several dossiers"),
        ({"strategy.yaml": "id: [x"}, "I have looked at “bakery”, and kept nothing yet. 1 error"),
    ],
    ids=["none", "gold", "several", "broken"],
)
def test_what_cannot_be_used_is_told_with_what_to_do(bot, astrid, files, told):
    answer = sent(bot, astrid, packed(files))

    assert answer.text.startswith(told)
    assert not any(block["type"] == "actions" for block in answer.blocks)


def test_an_archive_that_is_far_too_large_is_not_read(bot, astrid):
    assert sent(bot, astrid, b"x" * 20_000_000).text == (
        "bakery: The archive has more than 5 MB; leave out what is large."
    )
