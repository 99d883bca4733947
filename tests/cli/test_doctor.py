"""`plumbline doctor`: looks at everything, and says what to do about what is missing."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.adapters.database.cipher import new_key
from bot.playground.installation import from_manifest
from bot.playground.playground import Playground
from bot.slack.manifest import manifest

pytestmark = pytest.mark.slow

NAMES = [
    "settings",
    "data folder",
    "keys",
    "database",
    "index",
    "embeddings",
    "instruments",
    "model",
    "Slack bot token",
    "Slack app token",
    "Slack signing secret",
]
APP = from_manifest(manifest())


@pytest.fixture
def doctor(plumbline):
    """Ask the doctor; returns the findings by their names, and how the command ended."""

    def ask(**settings):
        ran = plumbline("doctor", "--json", **settings)
        findings = json.loads(ran.out)
        return {finding["name"]: finding for finding in findings}, ran.code

    return ask


@pytest.fixture
def slack():
    """Start a stand-in for Slack with an app; returns the settings that lead to it."""
    running = []

    def start(app):
        running.append(Playground(app))
        running[-1].start()
        return running[-1].environment()

    yield start
    for one in running:
        one.stop()


def test_a_healthy_machine_without_slack_has_no_fault(doctor):
    found, code = doctor()

    assert code == 0
    assert list(found) == NAMES
    assert [finding["ok"] for finding in found.values()] == [True] * 7 + [None] * 4
    assert found["database"]["says"].startswith("SQLite 3.")
    assert found["embeddings"]["says"] == "minilm-l6-v2-int8, 384 dimensions"
    assert found["index"]["do"] == "Add your documents: plumbline index add FILE ..."
    assert found["model"]["do"] == "Set PLUMBLINE_MODEL to have them written."


def test_a_flawed_questionnaire_of_ones_own_is_a_fault_with_what_to_do(doctor, tmp_path):
    folder = tmp_path / "home" / "instruments"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("id: own", encoding="utf-8")

    found, code = doctor(PLUMBLINE_HOME=str(tmp_path / "home"))

    assert code == 1
    assert found["instruments"]["says"].startswith(f"{folder / 'own.yaml'}:1: the field “")
    assert "plumbline instrument check FILE" in found["instruments"]["do"]


def test_a_look_at_a_machine_where_nothing_is_yet_makes_nothing(doctor, tmp_path):
    found, code = doctor(PLUMBLINE_HOME=str(tmp_path / "far" / "away"))

    assert code == 0
    assert [found[name]["ok"] for name in ("data folder", "keys", "database", "index")] == [True] * 4
    assert list(tmp_path.iterdir()) == []


def test_keys_that_are_none_are_faults(doctor):
    found, code = doctor(PLUMBLINE_KEYS="c2hvcnQ=")

    assert (code, found["keys"]["ok"]) == (1, False)
    assert found["keys"]["says"] == "An encryption key is 32 random bytes; make one with `plumbline key new`."


def test_a_folder_and_a_key_that_others_can_read_are_told(doctor, tmp_path):
    open_to_all = tmp_path / "open"
    open_to_all.mkdir(mode=0o755)
    (open_to_all / "key").write_text(new_key())

    found, code = doctor(PLUMBLINE_HOME=str(open_to_all))

    assert code == 1
    assert "which other users of this machine can look into" in found["data folder"]["says"]
    assert found["keys"]["says"] == f"others can read {open_to_all / 'key'}"


def test_a_database_that_is_none_is_a_fault(doctor, tmp_path):
    (tmp_path / "plumbline.db").write_text("not a database at all, but long enough to be taken for one" * 20)

    found, code = doctor(PLUMBLINE_HOME=str(tmp_path))

    assert (code, found["database"]["ok"]) == (1, False)
    assert found["database"]["says"] == f"{tmp_path / 'plumbline.db'} can't be read (DatabaseError)"


def test_people_read_marks_and_what_to_do(plumbline):
    shown = plumbline("doctor")

    assert shown.code == 0
    assert "ok   data folder" in shown.out
    assert "→ Add your documents: plumbline index add FILE ..." in shown.out


def test_settings_that_make_no_sense_are_the_only_finding(doctor):
    found, code = doctor(PLUMBLINE_WORKERS="many")

    assert (list(found), code) == (["settings"], 1)
    assert "PLUMBLINE_WORKERS: " in found["settings"]["says"]
    assert found["settings"]["do"]


def test_tokens_and_scopes_that_slack_accepts_are_fine(doctor, slack):
    found, code = doctor(**slack(APP))

    assert code == 0
    assert found["Slack bot token"] == {
        "name": "Slack bot token",
        "ok": True,
        "says": "workspace Halden Group (TLOCAL), all scopes",
        "do": "",
    }
    assert (found["Slack app token"]["says"], found["Slack signing secret"]["says"]) == (
        "Socket Mode opens",
        "set",
    )


def test_the_workspace_of_the_token_is_the_one_to_fill(doctor, slack):
    found, _ = doctor(**slack(APP), PLUMBLINE_WORKSPACE="TOTHER")

    assert found["Slack bot token"]["do"].startswith("Set PLUMBLINE_WORKSPACE=TLOCAL")


def test_scopes_that_lack_are_named(doctor, slack):
    found, code = doctor(**slack(replace(APP, scopes=APP.scopes - {"chat:write", "im:history"})))

    assert (code, found["Slack bot token"]["ok"]) == (1, False)
    assert found["Slack bot token"]["says"] == "lacks the scopes chat:write, im:history"
    assert "manifest" in found["Slack bot token"]["do"]


def test_tokens_that_slack_refuses_are_faults(doctor, slack):
    settings = {**slack(APP), "SLACK_BOT_TOKEN": "xoxb-wrong", "SLACK_APP_TOKEN": "xapp-wrong"}

    found, code = doctor(**settings)

    assert code == 1
    assert "SlackApiError" in found["Slack bot token"]["says"]
    assert "SlackApiError" in found["Slack app token"]["says"]
    assert found["Slack bot token"]["do"]
    assert found["Slack app token"]["do"]


def test_tokens_of_the_wrong_kind_are_told_without_asking_slack(doctor):
    found, code = doctor(
        SLACK_BOT_TOKEN="xapp-1", SLACK_APP_TOKEN="xoxb-1", SLACK_API_URL="http://127.0.0.1:1/api/"
    )

    assert code == 1
    assert found["Slack bot token"]["says"] == "SLACK_BOT_TOKEN is no bot token"
    assert found["Slack app token"]["says"] == "SLACK_APP_TOKEN is no app token"


@pytest.mark.parametrize(
    ("settings", "name", "says"),
    [
        (
            {"PLUMBLINE_DATABASE_URL": "postgresql://nobody:CANARY@127.0.0.1:1/none"},
            "database",
            "can't be reached",
        ),
        ({"PLUMBLINE_DATABASE_URL": "oracle://x"}, "database", "oracle is no database"),
        ({"PLUMBLINE_DATABASE_URL": "not an address"}, "database", "PLUMBLINE_DATABASE_URL"),
        ({"PLUMBLINE_CHROMA_URL": "http://127.0.0.1:1"}, "index", "The Chroma server http://127.0.0.1:1 "),
        ({"PLUMBLINE_EMBEDDINGS": "nobody:model"}, "embeddings", "The embeddings nobody:model can't be used"),
        ({"PLUMBLINE_MODEL": "nobody:model"}, "model", "nobody:model failed: "),
    ],
)
def test_one_fault_does_not_hide_the_state_of_the_others(doctor, settings, name, says):
    found, code = doctor(**settings)

    assert (code, list(found)) == (1, NAMES)
    assert (found[name]["ok"], found[name]["says"][: len(says)]) == (False, says)
    assert "CANARY" not in json.dumps(found)


def test_a_data_folder_that_cannot_be_written_to_is_a_fault(doctor, tmp_path):
    (tmp_path / "file").write_text("in the way")

    found, code = doctor(PLUMBLINE_HOME=str(tmp_path / "file" / "home"))

    assert (code, found["data folder"]["ok"]) == (1, False)
    assert found["data folder"]["do"] == "Set PLUMBLINE_HOME to a folder of yours."


def test_an_index_of_other_embeddings_is_a_fault_with_what_to_do(doctor, home):
    found, _ = doctor(PLUMBLINE_EMBEDDINGS="ollama:other")

    assert found["index"]["ok"] is False
    assert "plumbline index rebuild" in found["index"]["says"]
