"""The installation: which workspace the app belongs to, and as whom it acts there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.domain.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

TIMEOUT = 10


@dataclass(frozen=True, slots=True, repr=False)
class Installation:
    """The app in one workspace."""

    workspace: str
    bot_token: str
    bot_user: str
    bot_id: str

    def authorize(self) -> Callable[..., AuthorizeResult]:
        """Return Bolt's `authorize`, which knows all it needs and asks nobody."""

        def authorize(enterprise_id: str | None, user_id: str | None) -> AuthorizeResult:
            return AuthorizeResult(
                enterprise_id=enterprise_id,
                team_id=self.workspace,
                user_id=user_id,
                bot_token=self.bot_token,
                bot_id=self.bot_id,
                bot_user_id=self.bot_user,
            )

        return authorize


def web_client(address: str, token: str | None = None, timeout: int = TIMEOUT) -> WebClient:
    """Return a client that calls once: the SDK's own retries may post a message twice."""
    return WebClient(token, base_url=address, timeout=timeout, retry_handlers=[])


def find_installation(client: WebClient) -> Installation:
    """Ask Slack whose token this is. Raises SettingsError where Slack does not say."""
    try:
        found = client.auth_test()
    except (SlackClientError, OSError) as error:
        raise SettingsError(
            "Slack does not accept SLACK_BOT_TOKEN, or cannot be reached; `plumbline doctor` says more."
        ) from error
    return Installation(
        workspace=str(found["team_id"]),
        bot_token=str(client.token),
        bot_user=str(found["user_id"]),
        bot_id=str(found["bot_id"]),
    )
