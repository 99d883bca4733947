"""`plumbline demand` and `plumbline gap`."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
import yaml

from bot.bootstrap import build
from bot.settings import Settings
from tests.dossiers import DEMAND, dossier

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

pytestmark = pytest.mark.slow

GAP = {
    "id": "gap-shops",
    "owner": "p-shops",
    "demands": ["dm-shops"],
    "practices": ["COM-01", "Two tills, side by side"],
    "current_state": "Sellers know one of two tills.",
    "target_state": "Every seller knows the one till.",
    "evidence_of_target": "Nobody asks for help in a week.",
    "causes": ["There are two tills"],
    "steps": [{"what": "Try it in one shop", "result": "A list of what hurts", "by": "2027-03-31"}],
    "resources": {"person_days": 20.0, "budget": 0.0, "skills": ["teaching"]},
    "day_to_day_relief": "The monthly price round is dropped.",
    "depends_on": [{"area": "area-tills", "what": "A till to try", "confirmed": False}],
    "barriers": ["-December"],
    "first_step_30_days": "Pick the shop.",
    "confidence": 3,
}


@pytest.fixture
def bakery(plumbline: Callable[..., Ran], home: Path, tmp_path: Path) -> Callable[..., Ran]:
    build(Settings(home=home, _env_file=None)).dossiers.keep(f"W-{tmp_path.name}", dossier())
    return lambda *words: plumbline(*words, "--workspace", f"W-{tmp_path.name}")


def given(path: Path, *forms: object) -> Path:
    apart = json.loads(json.dumps(forms))  # nothing is the same object twice, which YAML would point at
    path.write_text(yaml.safe_dump(apart, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def test_of_demands_that_share_an_id_one_is_shown(bakery: Callable[..., Ran], home: Path, tmp_path: Path):
    second = dossier(
        strategy={"id": "second-bakery"}, demands=[{**DEMAND, "translation": "We learn another till."}]
    )
    build(Settings(home=home, _env_file=None)).dossiers.keep(f"W-{tmp_path.name}", second)

    either = bakery("demand", "show", "dm-shops")
    one = bakery("demand", "show", "dm-shops", "--dossier", "second-bakery", "--versions", "--json")

    assert "choose one with --dossier: bakery-strategy, second-bakery" in either.err
    assert "We learn another till." in one.out
    assert "We learn one till." not in one.out


def test_demands_are_listed_and_shown_with_where_they_come_from(bakery: Callable[..., Ran]):
    listed = bakery("demand", "list")
    shown = bakery("demand", "show", "dm-shops")

    assert listed.out == (
        "ID        AREA        GUIDELINE   PRIORITY  LATEST      FROM                         WHAT IT MEANS\n"
        "dm-shops  area-shops  g-one-till  must      2027-12-31  bakery-strategy#1 confirmed  "
        "We learn one till.\n"
    )
    assert shown.out.startswith("# bakery-strategy#1 confirmed, ")
    assert yaml.safe_load(shown.out) == DEMAND


def test_they_are_found_by_guideline_and_by_who_is_concerned(bakery: Callable[..., Ran], tmp_path: Path):
    bakery("gap", "import", given(tmp_path / "gaps.yaml", GAP))

    def ids(kind: str, *words: str) -> list[str]:
        return [one["id"] for one in bakery(kind, "list", "--json", *words).json]

    for kind, there in (("demand", "dm-shops"), ("gap", "gap-shops")):
        assert ids(kind, "--guideline", "g-one-till") == ids(kind, "--area", "area-shops") == [there]
        assert ids(kind, "--area", "area-tills") == [there]  # it needs something from there
        assert ids(kind, "--area", "area-ovens") == ids(kind, "--guideline", "g-other") == []


def test_what_is_not_there_is_answered_with_what_there_is_and_what_to_do(
    bakery: Callable[..., Ran], plumbline: Callable[..., Ran]
):
    unknown = bakery("demand", "show", "dm-other")
    narrowed = bakery("demand", "list", "--area", "area-ovens")
    empty = bakery("gap", "list")
    none = bakery("gap", "show", "gap-other")
    nowhere = plumbline("demand", "list", "--workspace", "W-empty")

    assert unknown.code == 1
    assert "There is no demand dm-other; there is: dm-shops" in unknown.err
    assert "There is no gap gap-other. No gaps yet. Bring some in with: plumbline gap import" in none.err
    assert narrowed.out == "No demand is about that; see all with: plumbline demand list\n"
    assert empty.out.startswith("No gaps yet. Bring some in with: plumbline gap import FILE")
    assert "Load one with: plumbline dossier load FOLDER" in nowhere.out
    assert bakery("gap", "list", "--json").json == []


@pytest.mark.parametrize("ending", ["yaml", "json", "csv"])
def test_what_is_taken_in_and_out_and_in_again_is_the_same(
    ending: str, bakery: Callable[..., Ran], tmp_path: Path
):
    other = {
        **DEMAND,
        "id": "dm-ovens",
        "owner": "p-ovens",
        "area": "area-ovens",
        "in_scope": ["=1+1", "a\nb"],
    }
    for kind, form in (("demand", other), ("gap", GAP)):
        first, second = tmp_path / f"{kind}-1.{ending}", tmp_path / f"{kind}-2.{ending}"

        taken = bakery(kind, "import", given(tmp_path / f"{kind}.yaml", form), "--json")
        bakery(kind, "export", first)
        again = bakery(kind, "import", first, "--json")
        bakery(kind, "export", second)

        assert taken.json == {"ok": True, "new": 1, "changed": 0, "same": 0, "notes": []}
        assert (again.json["new"], again.json["changed"]) == (0, 0)
        assert first.read_bytes() == second.read_bytes()
        assert [one["id"] for one in bakery(kind, "list", "--json").json][-1] == form["id"]
    assert yaml.safe_load(bakery("gap", "show", "gap-shops").out) == GAP


def test_a_changed_one_is_the_next_version_and_the_older_ones_stay_readable(
    bakery: Callable[..., Ran], tmp_path: Path
):
    for priority in ("should", "could"):
        bakery("demand", "import", given(tmp_path / "demands.yaml", {**DEMAND, "priority": priority}))

    versions = bakery("demand", "show", "dm-shops", "--versions", "--json").json
    shown = bakery("demand", "show", "dm-shops", "--json").json

    assert [(one["source"], one["version"], one["demand"]["priority"]) for one in versions] == [
        ("dossier", 1, "must"),
        ("import", 1, "should"),
        ("import", 2, "could"),
    ]
    assert (shown["priority"], shown["source"], shown["status"], shown["version"]) == (
        "could",
        "import",
        "confirmed",
        2,
    )
    assert shown["needs"] == [
        {"area": "area-tills", "what": "A till to try", "by": "2027-06-30", "verdict": None, "responses": []}
    ]


def test_every_flaw_is_said_at_its_line_and_nothing_is_taken_in(bakery: Callable[..., Ran], tmp_path: Path):
    wrong = {**DEMAND, "id": "dm-two", "guideline": "g-oven", "latest": "2026-12-31"}
    file = given(tmp_path / "demands.yaml", {**DEMAND, "id": "p-tills"}, wrong, {**DEMAND, "id": "dm-two"})
    lines = file.read_text(encoding="utf-8").splitlines()

    ran = bakery("demand", "import", file)
    told = bakery("demand", "import", file, "--json")

    def at(text: str, nth: int = 0) -> int:
        return [number for number, line in enumerate(lines, start=1) if text in line][nth]

    assert (ran.code, told.code) == (1, 1)
    assert ran.err == (
        f"{file}:1: error: the id “p-tills” is used already; ids are unique in a dossier, choose another\n"
        f"{file}:{at('g-oven')}: error: there is no guideline “g-oven”; use one of: g-one-till\n"
        f"{file}:{at('latest', 1)}: error: 31 December 2026 lies before the earliest date, 1 January 2027; "
        "choose a later day, or begin earlier\n"
        f"{file}:{at('dm-two', 1)}: error: “dm-two” stands here for the second time; drop one, or give it "
        "an id of its own\nError: Nothing was taken in. Correct the file, then import it again.\n"
    )
    assert [note["line"] for note in json.loads(told.out)["notes"]] == [
        1,
        at("g-oven"),
        at("latest", 1),
        at("dm-two", 1),
    ]
    assert [one["id"] for one in bakery("demand", "list", "--json").json] == ["dm-shops"]


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("practices", ["COM-99"]), 6, "there is no practice “COM-99”"),
        (("demands", ["dm-none"]), 4, "there is no demand “dm-none”; use one of: dm-shops"),
        (("confidence", 6), None, "“confidence” should be 5 or less"),
        (("owner", "p-moon"), 2, "there is no person “p-moon”; use one of: p-shops, p-ovens, p-tills"),
    ],
)
def test_what_a_gap_refers_to_must_be_there(
    change: tuple[str, object], line: int | None, said: str, bakery: Callable[..., Ran], tmp_path: Path
):
    ran = bakery("gap", "import", given(tmp_path / "gaps.yaml", {**GAP, change[0]: change[1]}))

    assert ran.code == 1
    assert said in ran.err
    assert line is None or f"gaps.yaml:{line}: error:" in ran.err


def test_a_table_says_its_lines_too(bakery: Callable[..., Ran], tmp_path: Path):
    file = tmp_path / "demands.csv"
    bakery("demand", "export", file)
    with file.open(encoding="utf-8", newline="") as stream:
        heading, row = csv.reader(stream)
    row[heading.index("latest")] = "soon"
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([heading, row])

    bad_value = bakery("demand", "import", file)
    file.write_text("id,colour\ndm-shops,red\n", encoding="utf-8")
    bad_column = bakery("demand", "import", file)

    assert "demands.csv:2: error: “latest” " in bad_value.err
    assert (
        "demands.csv:1: error: there is no column “colour”; the columns are: id, owner, area"
        in bad_column.err
    )


@pytest.mark.parametrize("text", ["", "id: dm-shops\n", "- nothing\n", "\x00", "[1, 2]]"])
def test_what_is_no_list_of_demands_is_refused(text: str, bakery: Callable[..., Ran], tmp_path: Path):
    file = tmp_path / "demands.yaml"
    file.write_text(text, encoding="utf-8")

    ran = bakery("demand", "import", file)

    assert ran.code == 1
    assert "demands.yaml:1: error: " in ran.err
