"""What people see of each block, and what assistive technology makes of it."""

from __future__ import annotations

import pytest

from bot.playground.files import File
from bot.playground.page.kit import Context, render_attachments
from bot.playground.workspace import Workspace
from tests.playground.calling import button, plain, section
from tests.playground.page.browser import Screen, words
from tests.playground.page.rendering import OPTIONS, Page, asked, offered


@pytest.fixture
def context(workspace):
    return Context(workspace, workspace.people["U0BRUNO"], "here")


def test_sections_show_fields_and_what_stands_beside_them():
    page = Page([{**section("a", accessory=button("Go")), "fields": [plain("b"), plain("c")]}])

    assert [words(field) for field in page.screen.all(".kit-fields > div")] == ["b", "c"]
    assert page.screen.text(".kit-accessory") == "Go"


def test_a_table_has_a_caption_headers_and_alignment():
    cell = {"type": "raw_text", "text": "a"}
    settings = [None, {"align": "right", "is_wrapped": True}]
    page = Page([{"type": "table", "rows": [[cell] * 2, [cell] * 2], "column_settings": settings}])

    assert page.screen.text("caption") == "Table of 1 rows"
    assert [cell["scope"] for cell in page.screen.all("th")] == ["col", "col"]
    assert [cell.get("class") for cell in page.screen.all("td")] == [None, ["kit-right", "kit-wrapped"]]
    assert page.screen.one("[role=region]")["tabindex"] == "0"


def test_a_data_table_names_its_rows():
    rows = [[{"type": "raw_text", "text": one} for one in row] for row in (("Side", "Score"), ("IT", "2.8"))]
    page = Page([{"type": "data_table", "caption": "Scores", "rows": rows}])

    assert page.screen.text("caption") == "Scores"
    assert page.screen.text("th[scope=row]") == "IT"


def test_a_table_may_have_rows_of_different_lengths():
    cell = {"type": "raw_text", "text": "a"}

    page = Page([{"type": "table", "rows": [[cell], [cell] * 3], "column_settings": [{"align": "right"}]}])

    assert len(page.screen.all("td")) == 3


def test_pictures_that_are_here_are_shown_and_others_are_links():
    workspace = Workspace()
    workspace.files.put(File("F1", "a.png", 1, "U0BRUNO", 0))
    here = {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "Ours", "title": plain("Title")}
    there = {"type": "image", "image_url": "https://x.example/b.png", "alt_text": "Theirs"}
    page = Page([here, there], workspace=workspace)

    assert (page.screen.one("img")["src"], page.screen.one("img")["alt"]) == ("/page/files/F1", "Ours")
    assert page.screen.text("a") == "Picture at x.example: Theirs"


def test_an_uploaded_picture_is_found_by_its_address_too():
    workspace = Workspace()
    workspace.files.put(File("F1", "a.png", 1, "U0BRUNO", 0))
    private = f"{workspace.address}/files-pri/{workspace.team}-F1/a.png"

    page = Page([{"type": "image", "slack_file": {"url": private}, "alt_text": "Ours"}], workspace=workspace)

    assert page.screen.one("img")["src"] == "/page/files/F1"


def test_tasks_say_their_state_in_words():
    task = {"type": "task_card", "task_id": "1", "title": "Read", "status": "in_progress"}
    page = Page([{"type": "plan", "title": "Work", "tasks": [task]}])

    assert page.screen.text("li") == "◔ Read in progress"


def test_an_unknown_block_is_a_visible_warning():
    page = Page([{"type": "hologram"}])

    assert page.screen.text("[role=note]") == "⚠ This page cannot show a block of type “hologram”. Slack may."


def test_an_unknown_element_is_a_visible_warning():
    assert "cannot show an element of type “joystick”" in offered("joystick").screen.text("[role=note]")


def test_an_input_has_a_label_a_hint_and_its_error():
    page = asked("plain_text_input", hint=plain("A line"), errors={"b": "Too vague"}, focus_on_load=True)
    control = page.screen.labelled("What?")

    notes = [page.screen.text(f'[id="{note}"]') for note in control["aria-describedby"].split()]
    assert notes == ["A line", "⚠ Too vague"]
    assert (control["aria-invalid"], control["aria-required"]) == ("true", "true")
    assert control.has_attr("autofocus")


def test_choices_have_a_legend_and_their_descriptions():
    options = [{**OPTIONS[0], "description": plain("Sales")}, OPTIONS[1]]
    page = asked("radio_buttons", options=options, optional=True, errors={"b": "Choose"})
    first = page.screen.labelled("Business")

    assert page.screen.text("legend") == "What? (optional)"
    assert page.screen.text(f'[id="{first["aria-describedby"]}"]') == "Sales"
    assert page.screen.text(f'[id="{page.screen.one("fieldset")["aria-describedby"]}"]') == "⚠ Choose"


def test_a_button_that_asks_back_has_a_dialog():
    confirm = {
        "title": plain("Sure?"),
        "text": plain("All is lost."),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }
    page = offered("button", text=plain("Reset"), confirm={**confirm, "style": "danger"})
    dialog = page.screen.one(f'[id="{page.screen.one("[data-confirm]")["data-confirm"]}"]')

    assert [words(one) for one in dialog.select("button")] == ["No", "Yes"]
    assert "kit-danger" in dialog.select("button")[1]["class"]
    assert page.screen.text(f'[id="{dialog["aria-labelledby"]}"]') == "Sure?"


def test_buttons_are_heard_by_their_longer_names():
    page = offered("button", text=plain("Open"), accessibility_label="Open source 2", style="primary")

    assert page.screen.labelled("Open source 2")["class"] == ["kit-button", "kit-primary"]


def test_an_icon_button_hides_from_those_it_is_not_for():
    icon = {"type": "icon_button", "icon": "trash", "text": plain("Delete"), "action_id": "x"}
    page = Page([{"type": "context_actions", "elements": [{**icon, "visible_to_user_ids": ["U0CARMEN"]}]}])

    assert page.screen.all("button") == []


def test_a_link_button_that_may_not_be_followed_is_only_a_button():
    page = offered("button", text=plain("Read"), url="javascript:alert(1)")

    assert page.screen.all("a") == []
    assert page.screen.text("button") == "Read"


def test_conversations_to_choose_from_are_filtered():
    page = offered("conversations_select", filter={"include": ["private"]}, placeholder=plain("Where?"))

    assert [words(option) for option in page.screen.all("option")] == ["Where?", "#leadership"]


def test_menus_say_what_is_chosen_while_they_are_folded():
    page = asked("multi_static_select", options=OPTIONS, initial_options=OPTIONS, max_selected_items=2)

    assert page.screen.text("summary") == "Business, IT"
    assert page.screen.one("summary")["data-empty"] == "Choose… (at most 2)"


def test_ids_are_told_apart_between_places():
    twice = [asked("plain_text_input"), asked("plain_text_input")]
    twice[1].context = Context(twice[1].workspace, twice[1].context.viewer, "elsewhere")

    ids = [Screen(page.html).labelled("What?")["id"] for page in twice]

    assert len(set(ids)) == 2


def test_attachments_are_shown_in_their_older_way(context):
    attachment = {
        "pretext": "Before",
        "title": "Paper",
        "title_link": "https://x.example",
        "text": "*a*",
        "footer": "F",
    }

    shown = Screen(render_attachments([attachment, {"fallback": "only words"}], context))

    assert (
        shown.text("form") == "Before Paper a F only words" or shown.text("form") == "BeforePaperaFonly words"
    )
    assert shown.one("a")["href"] == "https://x.example"


def test_blocks_in_attachments_are_blocks(context):
    attachment = {"color": "danger", "blocks": [{"type": "header", "text": plain("Inside")}]}

    shown = Screen(render_attachments([attachment], context))

    assert shown.text(".kit-color-danger h3") == "Inside"
