"""`plumbline index`: a company's documents go on their shelf, whole or not at all."""

from __future__ import annotations

from itertools import count

import pytest

from tests.knowledge.test_documents_safety import locked

pytestmark = pytest.mark.slow

NUMBERS = count()
FOUND = "We build the Falcon plant in Oslo. Power is cheap there."
PLAN = f"# Plan\n\n{FOUND}"


@pytest.fixture
def folder(tmp_path):
    """A folder with documents."""
    files = {
        "plan.md": PLAN,
        "notes.txt": "Notes\n\nThe board met in March and was content with the figures.",
        "finance/plan.md": "# Budget\n\nThe plant costs ninety millions.",
        "page.html": "<h1>Site</h1><p>The site lies by the sea.</p>",
        ".hidden.md": "# Hidden\n\nNobody shall read this.",
        ".git/config.txt": "Nobody shall read this either.",
    }
    for name, text in files.items():
        file = tmp_path / "documents" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "documents"


@pytest.fixture
def index(plumbline):
    """Run `plumbline index` in a workspace of the test's own."""
    workspace = f"TINDEX{next(NUMBERS)}"

    def run(command, *arguments, **settings):
        return plumbline("index", command, *arguments, "--workspace", workspace, **settings)

    return run


def listed(index):
    return sorted(entry["document"] for entry in index("list", "--json").json)


def test_the_files_of_a_folder_are_added_and_listed_by_their_places_in_it(index, folder):
    ran = index("add", folder)

    assert ran.code == 0
    assert sorted(ran.out.splitlines()) == [
        "added finance/plan.md",
        "added notes.txt",
        "added page.html",
        "added plan.md",
    ]
    assert listed(index) == ["finance/plan.md", "notes.txt", "page.html", "plan.md"]
    entry = next(entry for entry in index("list", "--json").json if entry["document"] == "plan.md")
    assert (list(entry), entry["title"], entry["passages"]) == (
        ["document", "title", "passages", "added"],
        "Plan",
        1,
    )


def test_adding_again_says_what_changed(index, folder):
    index("add", folder / "plan.md", folder / "notes.txt")
    (folder / "plan.md").write_text(f"{PLAN} The river is near.")

    ran = index("add", folder / "plan.md", folder / "notes.txt")

    assert ran.out.splitlines() == ["updated plan.md", "unchanged notes.txt"]
    assert listed(index) == ["notes.txt", "plan.md"]


def test_a_removed_document_is_gone_from_list_and_search(index, plumbline, folder):
    index("add", folder / "plan.md", folder / "notes.txt")

    assert index("remove", "plan.md").out == "removed plan.md\n"

    assert listed(index) == ["notes.txt"]
    workspace = index("status", "--json").json["workspace"]
    found = plumbline("search", "Falcon", "--shelf", "company", "--workspace", workspace, "--json").json
    assert [result["document"] for result in found] == ["Notes"]


def test_removing_what_is_not_there_says_so(index):
    ran = index("remove", "plan.md")

    assert (ran.code, ran.err) == (
        1,
        "Error: There is no document 'plan.md' on the shelf; see: plumbline index list\n",
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.md", b"", "empty.md: the file is empty."),
        ("blank.txt", b" \n\t\n", "blank.txt: "),
        ("locked.pdf", locked("secret"), "locked.pdf: the file is protected by a password."),
        ("tool.exe", b"MZ\x90\x00" + bytes(100), "tool.exe: "),
        ("broken.pdf", b"%PDF-1.7\nnothing", "broken.pdf: the file is damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_the_others_are_added(index, folder, name, content, message):
    (folder / name).write_bytes(content)

    ran = index("add", folder / name, folder / "plan.md")

    assert ran.code == 1
    assert ran.out.splitlines()[0].startswith(message)
    assert ran.err == "Error: 1 of the files could not be added; the others were.\n"
    assert listed(index) == ["plan.md"]


def test_a_file_that_is_too_large_is_named_without_being_read(index, folder):
    with (folder / "large.txt").open("wb") as file:
        file.truncate(200_000_000)

    ran = index("add", folder / "large.txt")

    assert ran.code == 1
    assert ran.out.startswith("large.txt: ")
    assert listed(index) == []


def test_a_broken_new_version_leaves_the_old_one_on_the_shelf(index, plumbline, folder):
    index("add", folder / "plan.md")
    (folder / "plan.md").write_bytes(b"")

    assert index("add", folder / "plan.md").code == 1

    workspace = index("status", "--json").json["workspace"]
    found = plumbline("search", "Falcon", "--shelf", "company", "--workspace", workspace, "--json").json
    assert [result["text"] for result in found] == [FOUND]


def test_two_files_of_one_name_are_not_taken_for_one(index, folder):
    ran = index("add", folder / "plan.md", folder / "finance" / "plan.md")

    assert ran.code == 1
    assert ran.out.splitlines()[0] == "added plan.md"
    assert "has the same name" in ran.out
    assert listed(index) == ["plan.md"]


def test_a_path_that_is_not_there_is_named(index, folder):
    ran = index("add", folder / "missing.md")

    assert ran.code == 2
    assert "missing.md' does not exist" in ran.err


def test_the_status_counts_what_stands_on_each_shelf(index, folder):
    index("add", folder / "plan.md")

    state = index("status", "--json").json

    assert list(state) == ["workspace", "embeddings", "shelves"]
    assert state["embeddings"] == "minilm-l6-v2-int8"
    assert state["shelves"]["company"] == {"documents": 1, "passages": 1, "records": 3}
    assert state["shelves"]["framework"]["documents"] > 50
    assert "company    1 documents, 1 passages, 3 records" in index("status").out


def test_an_empty_shelf_says_how_to_fill_it(index):
    assert index("list").out == "No documents yet. Add some with: plumbline index add FILE ...\n"


@pytest.mark.slow
def test_rebuilding_keeps_what_stands_on_the_shelves(index, folder):
    index("add", folder / "plan.md", folder / "notes.txt")
    before = index("status", "--json").json

    ran = index("rebuild")

    assert ran.out.splitlines()[-1] == "company: 2 documents"
    assert index("status", "--json").json == before


@pytest.mark.slow
def test_rebuilding_from_files_leaves_only_these(index, folder):
    index("add", folder / "plan.md", folder / "notes.txt")

    assert index("rebuild", folder / "notes.txt", folder / "page.html").code == 0

    assert listed(index) == ["notes.txt", "page.html"]


def test_embeddings_that_nobody_provides_are_named(index):
    ran = index("list", PLUMBLINE_EMBEDDINGS="nonsense")

    assert ran.code == 1
    assert ran.err.startswith("Error: The embeddings nonsense can't be used")
