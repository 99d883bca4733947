"""files.*: the external upload in three steps, and what is known of a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground import posting
from bot.playground.errors import SlackError
from bot.playground.files import File, file_json
from bot.playground.web_api.drafts import channel_to_post, read_thread

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject
    from bot.playground.web_api.call import Call
    from bot.playground.workspace import Workspace


def get_upload_url(workspace: Workspace, call: Call) -> JsonObject:
    """files.getUploadURLExternal."""
    length = call.number("length", 0)
    if length <= 0:
        raise SlackError("invalid_arguments", ["[ERROR] must be greater than 0: length"])
    file = File(
        id=f"F{workspace.number()}",
        name=call.required("filename"),
        length=length,
        user=workspace.app.user,
        created=int(workspace.clock.now()),
        alt_text=call.text("alt_txt"),
    )
    workspace.files.put(file)
    return {"upload_url": f"{workspace.address}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(workspace: Workspace, call: Call) -> JsonObject:
    """files.completeUploadExternal: the files become visible, and are shared where a channel is named."""
    asked = call.objects("files", "invalid_arguments")
    if not asked:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: files"])
    targets = [call.text("channel_id")] if call.has("channel_id") else call.parts("channels")
    channels = [channel_to_post(workspace, target) for target in targets]
    files = []
    for item in asked:
        file = workspace.files.find(str(item.get("id")))
        if file.content is None:
            raise SlackError("file_not_found")
        title, shared = str(item.get("title") or file.name), tuple(channel.id for channel in channels)
        files.append(workspace.files.put(replace(file, title=title, complete=True, channels=shared)))
    shown = [file_json(file, workspace.address, workspace.team) for file in files]
    for channel in channels:
        draft = posting.Draft(
            channel.id,
            workspace.app.user,
            call.text("initial_comment"),
            thread_ts=read_thread(workspace, channel, call),
            files=tuple(shown),
            subtype="file_share",
        )
        posting.post(workspace, draft)
    return {"files": shown}


def info(workspace: Workspace, call: Call) -> JsonObject:
    """files.info."""
    file = workspace.files.find(call.required("file"))
    if not file.complete:
        raise SlackError("file_not_found")
    return {"file": file_json(file, workspace.address, workspace.team)}
