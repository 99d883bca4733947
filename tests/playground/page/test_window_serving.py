from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.playground.files import File
from bot.playground.page.showing import Show, Told
from tests.playground.page.looking import Looking
from tests.playground.page.using import Using

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.playground.playground import Playground


@pytest.fixture
def astrid(playground: Playground) -> Iterator[Using]:
    using = Using(playground, "astrid")
    yield using
    using.client.close()


def test_the_front_door_leads_to_the_first_person(astrid: Using) -> None:
    answer = astrid.client.get("/")

    assert (answer.status_code, answer.headers["location"]) == (303, "/as/U0ASTRID")


def test_the_whole_page_comes_in_one_piece(astrid: Using) -> None:
    astrid.colleague.say("Hello", "general")

    page = astrid.client.get("/as/U0ASTRID/c/C0GENERAL")

    assert (page.status_code, "Hello" in page.text) == (200, True)
    assert "<title>#general · Astrid Holm · Halden Group</title>" in page.text


def test_nothing_in_the_page_needs_a_script_or_style_of_its_own(astrid: Using) -> None:
    page = astrid.client.get("/as/U0ASTRID")

    assert "style-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert ("style=" in page.text, "onclick" in page.text, "<script>" in page.text) == (False, False, False)


def test_an_address_of_nobody_says_where_to_go(astrid: Using) -> None:
    page = astrid.client.get("/as/U0NOBODY")

    assert (page.status_code, "Go to the workspace" in page.text) == (404, True)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", ""])
def test_a_foreign_name_is_refused(astrid: Using, host: str) -> None:
    answer = astrid.client.get("/as/U0ASTRID", headers={"Host": host})

    assert answer.status_code in {400, 403}


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "null"])
def test_a_foreign_site_can_do_nothing(astrid: Using, origin: str) -> None:
    answer = astrid.client.post(
        "/page/as/U0ASTRID/say", content="channel=C0GENERAL&text=Hello", headers={"Origin": origin}
    )

    assert (answer.status_code, astrid.colleague.messages("general")) == (403, [])


def test_a_window_waits_until_something_changes(astrid: Using) -> None:
    first = astrid.changes("/c/C0GENERAL")
    have = {
        name: {key: _revision(change["html"][key]) for key in change["order"]}
        for name, change in first["regions"].items()
    }
    threading.Timer(0.2, astrid.colleague.say, ("Hello", "general")).start()

    change = astrid.changes("/c/C0GENERAL", run=first["run"], have=have, wait=10, fresh="")

    assert "Hello" in str(change["regions"]["timeline"]["html"])


def test_a_window_of_an_earlier_run_is_told_at_once(astrid: Using) -> None:
    answer = astrid.changes(run="earlier", wait=20)

    assert answer["run"] != "earlier"


@pytest.mark.parametrize("told", [{"wait": 1e9}, {"wait": -1}, {"depth": 0}, {"have": []}, {"address": None}])
def test_a_window_that_talks_nonsense_is_refused(astrid: Using, told: dict[str, object]) -> None:
    body = {"address": "/as/U0ASTRID", "run": "", "have": {}, **told}

    answer = astrid.client.post("/page/as/U0ASTRID/changes", json=body)

    assert answer.status_code == 400


def test_nothing_more_is_drawn_for_a_window_that_has_left() -> None:
    looking = Looking()
    show = Show(looking.workspace, looking.server.backstage)
    have = {name: {one.key: one.revision for one in region} for name, region in looking.at().items()}
    told = Told(address="/as/U0ASTRID", run=show.run, have=have, wait=10, fresh="")
    threading.Timer(0.2, looking.person.say, ("Hello",)).start()

    # In a thread of its own: a browser that was driven before leaves its event loop running in this one.
    with ThreadPoolExecutor() as thread:
        assert thread.submit(lambda: asyncio.run(show.next_change(told, _left))).result() == {}


async def _left() -> bool:
    return True


def test_a_shared_file_can_be_had_by_members_alone(astrid: Using, playground: Playground) -> None:
    shared = astrid.client.post(
        "/page/as/U0ASTRID/files?channel=C0LEADERSHIP&name=plan.md&text=Read", content=b"# Plan"
    )
    playground.workspace.channels.find("leadership").members.remove("U0BRUNO")
    (message,) = astrid.colleague.messages("leadership")
    file = message.files[0]["id"]

    mine = astrid.client.get(f"/page/as/U0CARMEN/files/{file}")
    his = astrid.client.get(f"/page/as/U0BRUNO/files/{file}")

    assert (shared.json(), message.text, mine.content) == ({}, "Read", b"# Plan")
    assert (mine.headers["content-disposition"], his.status_code) == (
        "attachment; filename*=UTF-8''plan.md",
        404,
    )


def test_a_page_that_somebody_shares_is_downloaded_and_not_shown(astrid: Using) -> None:
    astrid.colleague.upload("evil.html", b"<script>alert(1)</script>", "general")
    (message,) = astrid.colleague.messages("general")

    answer = astrid.client.get(f"/page/as/U0ASTRID/files/{message.files[0]['id']}")

    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_picture_is_shown_beside_its_words(astrid: Using) -> None:
    astrid.colleague.upload("radar.png", b"\x89PNG", "general", "Our scores")

    (picture,) = astrid.region("timeline", "/c/C0GENERAL").select(".picture img")

    assert (picture["alt"], astrid.client.get(str(picture["src"])).headers["content-disposition"]) == (
        "radar.png",
        "inline; filename*=UTF-8''radar.png",
    )


def test_an_empty_file_is_refused(astrid: Using) -> None:
    answer = astrid.client.post("/page/as/U0ASTRID/files?channel=C0GENERAL&name=x", content=b"")

    assert answer.json() == {"error": "This file is empty."}


def test_a_file_for_a_form_is_kept_but_not_shared(astrid: Using, playground: Playground) -> None:
    answer = astrid.client.post("/page/as/U0ASTRID/attach?name=plan.md", content=b"# Plan").json()

    file = playground.workspace.files.find(answer["id"])
    assert (file.name, file.channels, astrid.colleague.messages()) == ("plan.md", (), [])


def test_a_picture_of_the_app_that_is_shared_nowhere_is_seen_where_the_app_shows_it(
    astrid: Using, playground: Playground
) -> None:
    app = playground.workspace.app.user
    playground.workspace.files.put(
        File("F1", "radar.png", 4, app, 0, content=b"\x89PNG", complete=True, channels=())
    )

    assert astrid.client.get("/page/as/U0ASTRID/files/F1").content == b"\x89PNG"


@pytest.mark.parametrize("path", ["nothing.js", "..%2fpage.py", "../page.py"])
def test_nothing_but_what_belongs_to_the_page_is_served(astrid: Using, path: str) -> None:
    assert astrid.client.get(f"/page/static/{path}").status_code == 404


def test_behind_the_scenes_time_can_be_moved(astrid: Using, playground: Playground) -> None:
    before = playground.workspace.clock.now()

    answer = astrid.client.post("/page/backstage/forward", content="seconds=86400")

    assert answer.json() == {}
    assert playground.workspace.clock.now() - before >= 86_400


@pytest.mark.parametrize(
    ("deed", "fields", "told"),
    [
        ("forward", "seconds=-5", "Time goes forward by at most 90 days at once."),
        ("jump", "", "no message waits for its time"),
        ("kill", "", "the bot was not started from here, so it cannot be killed from here"),
        ("fly", "", "There is no such thing to do here."),
    ],
)
def test_what_cannot_be_done_behind_the_scenes_says_why(
    astrid: Using, deed: str, fields: str, told: str
) -> None:
    assert astrid.client.post(f"/page/backstage/{deed}", content=fields).json() == {"error": told}


def test_a_fault_is_switched_on_behind_the_scenes(astrid: Using) -> None:
    astrid.client.post("/page/backstage/switch", content="switch=duplicate&on=true")

    (switch,) = astrid.region("drawer-controls", drawer=True).select("[aria-checked=true]")
    assert switch.get_text(strip=True) == "Duplicate"


def _revision(html: str) -> str:
    return html.partition('data-revision="')[2].partition('"')[0]


def test_the_script_is_served_as_what_it_is(playground: Playground) -> None:
    answer = httpx.get(f"{playground.workspace.address}/page/static/main.js")

    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/javascript")
