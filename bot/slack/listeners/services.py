"""What listeners work with: the services, and what one request brings along."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.services.codebooks import Codebooks
from bot.slack.lossy import Presence
from bot.slack.people import People
from bot.slack.streaming import Stops

if TYPE_CHECKING:
    from slack_bolt import BoltContext
    from slack_sdk import WebClient

    from bot.services.conversation import Conversation
    from bot.services.delivery import Work
    from bot.services.drafting import Drafting
    from bot.services.editing import Editing
    from bot.services.interviewing import Interviewing
    from bot.services.loading import Loading
    from bot.services.managers import Managers
    from bot.services.paths import Paths
    from bot.services.ports import Clock, Turns
    from bot.services.reporting import Reporting
    from bot.services.target_reports import TargetReports
    from bot.services.targets import Tracking
    from bot.services.walking import Walking


@dataclass(frozen=True, slots=True)
class Services:
    """Whom listeners call. `facilitators` may bring in and change the strategy, by their Slack ids.

    `streams`: answers take long enough to be shown while they are written.
    """

    conversation: Conversation
    turns: Turns
    interviewing: Interviewing
    reporting: Reporting
    walking: Walking
    loading: Loading
    drafting: Drafting
    editing: Editing
    tracking: Tracking
    clock: Clock
    facilitators: frozenset[str] = frozenset()
    streams: bool = False
    target_reports: TargetReports | None = None
    managers: Managers | None = None
    paths: Paths | None = None
    codebooks: Codebooks = field(default_factory=lambda: Codebooks({}))
    people: People = field(default_factory=People)
    presence: Presence = field(default_factory=Presence)
    stops: Stops = field(default_factory=Stops)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One request: the work that it causes, and the client to call Slack with for what may get lost."""

    work: Work
    client: WebClient
    bot_user: str
    enterprise: bool = False

    @property
    def workspace(self) -> str:
        """The workspace that it came from."""
        return self.work.workspace

    def stranger(self, team: str | None) -> bool:
        """Say whether somebody of this team is of another company; large ones have several workspaces."""
        return team is not None and team != self.workspace and not self.enterprise


def occasion(context: BoltContext) -> Occasion:
    """Return the occasion of a request that a worker hands to a listener."""
    return Occasion(
        context["work"], context.client, context.bot_user_id or "", context.enterprise_id is not None
    )
