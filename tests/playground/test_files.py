from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import pytest
from slack_sdk.errors import SlackApiError

from tests.playground.calling import error

if TYPE_CHECKING:
    from slack_sdk import WebClient

    from bot.playground.playground import Playground
    from bot.playground.workspace import Workspace


def fetch(url: str, token: str) -> bytes:
    with urlopen(Request(url, headers={"Authorization": f"Bearer {token}"}), timeout=5) as answer:
        return bytes(answer.read())


def test_the_sdk_uploads_a_file_in_three_steps(playground: Playground, client: WebClient) -> None:
    astrid = playground.person("astrid")

    uploaded = client.files_upload_v2(
        channel=astrid.channel().id, content=b"PNG", filename="radar.png", title="Radar", alt_txt="A radar"
    )

    (message,) = astrid.answers()
    assert (message.subtype, message.files[0]["title"]) == ("file_share", "Radar")
    file = client.files_info(file=uploaded["file"]["id"])["file"]
    assert (file["size"], file["mimetype"], file["alt_txt"]) == (3, "image/png", "A radar")


def test_the_app_downloads_what_a_person_shared(playground: Playground) -> None:
    message = playground.person("astrid").upload("strategy.md", b"# Strategy", text="please read")

    url = message.files[0]["url_private_download"]

    assert fetch(url, playground.workspace.app.bot_token) == b"# Strategy"


def test_without_the_right_token_a_download_is_a_sign_in_page(playground: Playground) -> None:
    message = playground.person("astrid").upload("strategy.md", b"# Strategy")

    assert fetch(message.files[0]["url_private"], "xoxb-other").startswith(b"<!DOCTYPE html>")


def test_an_upload_that_never_came_cannot_be_completed(client: WebClient) -> None:
    announced = client.files_getUploadURLExternal(filename="a.txt", length=3)

    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_completeUploadExternal(files=[{"id": announced["file_id"]}])


def test_unknown_and_empty_files_are_refused(workspace: Workspace) -> None:
    assert error(workspace, "files.info", file="F0") == "file_not_found"
    assert error(workspace, "files.getUploadURLExternal", filename="a", length=0) == "invalid_arguments"
    assert error(workspace, "files.completeUploadExternal", files="[]") == "invalid_arguments"
