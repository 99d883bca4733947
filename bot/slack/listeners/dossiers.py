"""Dossiers: a facilitator sends a strategy as a ZIP archive; it is checked, and used once they say so.

Nothing is kept between the two: the button names the file and what it held, and pressing it reads it again.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from bot.domain.errors import DossierError
from bot.services.loading import LARGEST_ARCHIVE
from bot.slack import incoming
from bot.slack.blocks import action_ids
from bot.slack.blocks.dossiers import (
    CHANGED,
    GONE,
    NOT_A_FACILITATOR,
    PACK,
    abridged,
    checked,
    in_full,
    loaded,
    refused,
)
from bot.slack.incoming import text
from bot.slack.listeners.aside import aside
from bot.slack.listeners.asking import Openly, said
from bot.slack.listeners.requests import Pressed, read
from bot.slack.listeners.services import Occasion, Services, occasion
from bot.slack.pictures import Copy, copy_post
from bot.slack.uploads import Upload, fetch

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext

    from bot.slack.blocks.kit import Message
    from bot.slack.listeners.requests import Written

ENDING: Final = ".zip"
_OTHERWISE: Final = (".yaml", ".yml", ".rar", ".7z", ".tar", ".gz", ".tgz")
_DIGEST: Final = 16
_ID: Final = 64


def receive(services: Services, here: Occasion, message: Written) -> bool:
    """Check the archives that a message brings; False where it brings none."""
    names = [text(file, "name").lower() for file in message.files]
    sent = [file for file, name in zip(message.files, names, strict=True) if name.endswith(ENDING)]
    place = Openly(message.channel, message.thread)
    if not sent and message.user in services.facilitators and any(map(_meant, names)):
        here.work.post(said(place, f"archive:{message.channel}:{message.ts}", refused(PACK)))
        return True
    for number, file in enumerate(sent):
        services.presence.working(here.client, message.channel, message.thread)
        effect = f"archive:{message.channel}:{message.ts}:{number}"
        told, whole = _looked_at(services, here, message.user or "", text(file, "id"))
        here.work.post(said(place, effect, told))
        if whole is not None:
            here.work.post(copy_post(f"{effect}:whole", message.channel, whole, message.thread))
    return bool(sent)


def _meant(name: str) -> bool:
    """Say whether a file is meant as a strategy, but not as I can read it."""
    return name.endswith(_OTHERWISE)


def register(app: App, services: Services) -> None:
    """Listen to the button under an archive that was checked."""

    def use(body: dict[str, Any], context: BoltContext, ack: Ack) -> None:
        ack()
        pressed = read(Pressed, body)
        if pressed is not None:
            _use(services, occasion(context), pressed, incoming.key(body))

    app.action(action_ids.USE_STRATEGY)(use)


def _looked_at(services: Services, here: Occasion, person: str, file_id: str) -> tuple[Message, Copy | None]:
    """Return what is said of an archive, and a file with all of it where that is not all."""
    if person not in services.facilitators:
        return refused(NOT_A_FACILITATOR), None
    upload = fetch(here.client, file_id, LARGEST_ARCHIVE) if _plausible(file_id) else None
    if upload is None:
        return refused(GONE), None
    name = _called(upload)
    try:
        found = services.loading.check(upload.content)
    except DossierError as problem:
        return refused(f"{name}: {problem}"), None
    whole = Copy("check.txt", f"What I found in {name}", in_full(found)) if abridged(found) else None
    return checked(name, found, f"{file_id}:{_digest(upload.content)}"), whole


def _use(services: Services, here: Occasion, pressed: Pressed, cause: str) -> None:
    file_id, _, digest = pressed.actions[0].value.partition(":")
    box, person = pressed.container, pressed.user.id
    if here.stranger(pressed.user.team_id) or person not in services.facilitators:
        here.work.post(aside(pressed, cause, refused(NOT_A_FACILITATOR)))
        return
    if box.channel_id is not None and box.thread_ts is not None:
        services.presence.working(here.client, box.channel_id, box.thread_ts)
    told = _loaded(services, here, file_id, digest)
    if box.channel_id is None:
        here.work.post(aside(pressed, cause, told))
    else:
        place = Openly(box.channel_id, box.thread_ts or box.message_ts)
        here.work.post(said(place, f"strategy:{cause}", told))


def _loaded(services: Services, here: Occasion, file_id: str, digest: str) -> Message:
    upload = fetch(here.client, file_id, LARGEST_ARCHIVE) if _plausible(file_id) else None
    if upload is None:
        return refused(GONE)
    if _digest(upload.content) != digest:
        return refused(CHANGED)
    try:
        found = services.loading.check(upload.content)
        if found.dossier is None:
            return refused(found.summary)
        return loaded(services.loading.load(here.workspace, found.dossier))
    except DossierError as problem:
        return refused(str(problem))


def _called(upload: Upload) -> str:
    """Return an archive's name without its ending, which would look like an address."""
    return upload.name.removesuffix(ENDING)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGEST]


def _plausible(file_id: str) -> bool:
    return file_id.isalnum() and file_id.isascii() and len(file_id) <= _ID
