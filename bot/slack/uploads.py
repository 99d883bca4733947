"""Uploads: what people share with the bot, fetched from Slack and from nowhere else."""

from __future__ import annotations

import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from bot.slack.lossy import FAILURES

if TYPE_CHECKING:
    from http.client import HTTPMessage

    from slack_sdk import WebClient

_SECONDS: Final = 20
_SLACK: Final = (".slack.com", ".slack-edge.com", ".slack-files.com")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was shared; `content` has at most one byte more than was asked for."""

    name: str
    content: bytes


class _Staying(urllib.request.HTTPRedirectHandler):
    """Follows nobody: the token is for Slack alone."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Refuse to go elsewhere."""


_opener = urllib.request.build_opener(_Staying)


def fetch(client: WebClient, file_id: str, longest: int) -> Upload | None:
    """Return a file, None where it is gone or Slack does not give it."""
    try:
        file = client.files_info(file=file_id).get("file") or {}
        address = str(file.get("url_private_download") or file.get("url_private") or "")
        if not _is_slacks(address, client.base_url):
            return None
        request = urllib.request.Request(  # noqa: S310 - the address is Slack's, and http only for a stand-in's
            address, headers={"Authorization": f"Bearer {client.token}"}
        )
        with _opener.open(request, timeout=_SECONDS) as answer:
            if "html" in _kind(answer.headers):
                return None  # Slack's sign-in page: the right to read files is missing
            content = answer.read(longest + 1)
    except (*FAILURES, HTTPException, ValueError):
        return None
    return Upload(str(file.get("name") or ""), content)


def _is_slacks(address: str, base: str) -> bool:
    """Say whether an address is Slack's, or of the same stand-in as its Web API."""
    here, there = urlsplit(address), urlsplit(base)
    if (here.scheme, here.netloc) == (there.scheme, there.netloc):
        return True
    return here.scheme == "https" and f".{here.hostname or ''}".endswith(_SLACK)


def _kind(headers: HTTPMessage) -> str:
    return headers.get_content_type()
