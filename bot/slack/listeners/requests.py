"""Requests as listeners read them. What Slack never sends is not understood, and is passed over."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

log = logging.getLogger(__name__)

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{1,64}$")]
Ts = Annotated[str, StringConstraints(pattern=r"^\d{1,12}\.\d{1,6}$")]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Trigger = Annotated[str, StringConstraints(pattern=r"^[\w.\-]{1,200}$")]


def _whole(value: object) -> object:
    """Read nothing as no words, and leave out half characters, which can be neither stored nor shown."""
    return value.encode(errors="ignore").decode() if isinstance(value, str) else value or ""


Text = Annotated[str, BeforeValidator(_whole)]
Model = TypeVar("Model", bound="Request")


class Request(BaseModel):
    """What all requests share."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Written(Request):
    """A message as a person or a bot wrote it."""

    channel: Id
    ts: Ts
    text: Text = ""
    user: Id | None = None
    bot_id: str | None = None
    thread_ts: Ts | None = None
    channel_type: str | None = None
    team: str | None = None
    user_team: str | None = None
    files: Annotated[tuple[object, ...], BeforeValidator(lambda value: value or ())] = ()

    @property
    def direct(self) -> bool:
        """Whether it was written in a direct message."""
        return self.channel_type == "im" or self.channel.startswith("D")

    @property
    def thread(self) -> str:
        """The thread that it stands in or opens."""
        return self.thread_ts or self.ts


class Inner(Request):
    """A message inside the event that tells of its change."""

    ts: Ts
    text: Text = ""
    user: Id | None = None
    bot_id: str | None = None
    thread_ts: Ts | None = None
    team: str | None = None
    user_team: str | None = None


class Changed(Request):
    """A message was edited."""

    channel: Id
    channel_type: str | None = None
    event_ts: str = ""
    message: Inner
    previous_message: Mapping[str, Any] = Field(default_factory=dict)

    def written(self) -> Written:
        """Return the message as it is now."""
        return Written.model_validate(
            {**self.message.model_dump(), "channel": self.channel, "channel_type": self.channel_type}
        )


class Deleted(Request):
    """A message was deleted."""

    channel: Id
    deleted_ts: Ts
    previous_message: Mapping[str, Any] = Field(default_factory=dict)


class Command(Request):
    """A slash command."""

    channel_id: Id
    user_id: Id
    response_url: str
    trigger_id: Trigger
    text: Text = ""


class Person(Request):
    """Who did something."""

    id: Id
    team_id: str | None = None


class Named(Request):
    """Something with an id."""

    id: Id


class Container(Request):
    """Where a button stands."""

    type: str = ""
    channel_id: Id | None = None
    message_ts: Ts | None = None
    thread_ts: Ts | None = None
    is_ephemeral: bool = False


class Selected(Request):
    """What was chosen in a menu."""

    value: Text = ""


class Action(Request):
    """What was pressed, or chosen in a menu."""

    action_id: str
    value: Text = ""
    action_ts: Ts
    block_id: str = ""
    selected_option: Selected | None = None
    selected_date: Day | None = None
    selected_user: Id | None = None


class View(Request):
    """A modal or the Home tab; the root is the lowest of a stack of modals."""

    id: str = ""
    hash: str = ""
    callback_id: str = ""
    root_view_id: str = ""
    private_metadata: str = ""
    state: Mapping[str, Any] = Field(default_factory=dict)


class Pressed(Request):
    """A button was pressed."""

    user: Person
    container: Container = Container()
    actions: Annotated[tuple[Action, ...], Field(min_length=1)]
    trigger_id: Trigger | None = None
    response_url: str | None = None
    view: View | None = None
    state: Mapping[str, Any] = Field(default_factory=dict)


class Chosen(Request):
    """A shortcut was chosen."""

    user: Person
    trigger_id: Trigger


class MessageShortcut(Chosen):
    """A shortcut was chosen from the menu of a message."""

    channel: Named
    message: Inner
    response_url: str


class Submitted(Request):
    """A modal was sent."""

    user: Person
    view: View


class Opened(Request):
    """Somebody looks at the app's tabs."""

    user: Id
    channel: Id
    tab: str = ""
    view: View | None = None


class Stopped(Request):
    """Somebody pressed the stop button of a thread's agent session."""

    channel: Id
    thread_ts: Ts


def read(kind: type[Model], body: Mapping[str, Any]) -> Model | None:
    """Return a request, None where it makes no sense."""
    try:
        return kind.model_validate(body)
    except ValidationError as invalid:
        log.warning("request_not_understood", extra={"kind": kind.__name__, "errors": invalid.error_count()})
        return None
