"""Files: announced, uploaded, completed and shared, as Slack's external upload does it."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.playground.errors import SlackError

if TYPE_CHECKING:
    from bot.playground.json_values import JsonObject


@dataclass(frozen=True, slots=True)
class File:
    """One file. It is `complete` when its owner finished the upload, and then visible."""

    id: str
    name: str
    length: int
    user: str
    created: int
    title: str = ""
    alt_text: str = ""
    content: bytes | None = None
    complete: bool = False
    channels: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """Slack's file type: mostly the extension."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else "text"


class Files:
    """All files of a workspace, by id."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}

    def put(self, file: File) -> File:
        """Keep a file, or a new state of a known one."""
        self._files[file.id] = file
        return file

    def find(self, identifier: str) -> File:
        """Return a file; file_not_found where there is none."""
        if identifier not in self._files:
            raise SlackError("file_not_found")
        return self._files[identifier]

    def receive(self, identifier: str, content: bytes) -> File:
        """Take the bytes of an announced file."""
        return self.put(replace(self.find(identifier), content=content))


def file_json(file: File, address: str, team: str) -> JsonObject:
    """Return the file object of `files.info`."""
    private = f"{address}/files-pri/{team}-{file.id}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": mimetypes.guess_type(file.name)[0] or "text/plain",
        "filetype": file.type,
        "user": file.user,
        "user_team": team,
        "mode": "hosted",
        "is_external": False,
        "is_public": False,
        "size": len(file.content) if file.content is not None else file.length,
        "url_private": f"{private}/{file.name}",
        "url_private_download": f"{private}/download/{file.name}",
        "permalink": f"{address}/files/{file.user}/{file.id}/{file.name}",
        "channels": [channel for channel in file.channels if channel.startswith("C")],
        "ims": [channel for channel in file.channels if channel.startswith("D")],
        "file_access": "visible",
    } | ({"alt_txt": file.alt_text} if file.alt_text else {})
