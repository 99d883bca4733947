"""The check-up of the connection to Slack: tokens, scopes, signing secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checkup.findings import Finding, fault, fine, unused

if TYPE_CHECKING:
    from slack_sdk.web import SlackResponse

    from bot.bootstrap import Application


def _bot_token(name: str, application: Application) -> Finding:
    token = application.secret("slack_bot_token")
    if not token:
        says = "SLACK_BOT_TOKEN is not set; `plumbline demo` needs none"
        return unused(name, says, "See “Connect a workspace” in the README.")
    if not token.startswith("xoxb-"):
        do = "Copy the one that begins with xoxb- from “OAuth & Permissions”."
        return fault(name, "SLACK_BOT_TOKEN is no bot token", do)
    from bot.slack.installation import web_client

    try:
        answer = web_client(application.settings.slack_api_url, token).auth_test()
    except Exception as failure:  # noqa: BLE001 - whatever it is, Slack did not accept the token
        says = f"Slack does not accept it, or can't be reached ({type(failure).__name__})"
        return fault(name, says, "Install the app anew and copy its token.")
    return _installed(name, answer, application.settings.workspace)


def _installed(name: str, answer: SlackResponse, workspace: str) -> Finding:
    from bot.slack.manifest import manifest

    headers = {header.lower(): value for header, value in answer.headers.items()}
    granted = {scope.strip() for scope in headers.get("x-oauth-scopes", "").split(",")}
    lacking = sorted(set(manifest()["oauth_config"]["scopes"]["bot"]) - granted)
    if lacking:
        do = "Paste bot/slack/manifest.json into the app's manifest and install it anew."
        return fault(name, f"lacks the scopes {', '.join(lacking)}", do)
    team = str(answer["team_id"])
    hint = f"Set PLUMBLINE_WORKSPACE={team}, so that `plumbline index add` fills its shelf."
    says = f"workspace {answer['team']} ({team}), all scopes"
    return fine(name, says, "" if team == workspace else hint)


def _app_token(name: str, application: Application) -> Finding:
    token = application.secret("slack_app_token")
    if not token:
        return unused(name, "SLACK_APP_TOKEN is not set; Socket Mode needs it, `serve --http` does not")
    if not token.startswith("xapp-"):
        do = "Make one with connections:write under “Basic Information”; it begins with xapp-."
        return fault(name, "SLACK_APP_TOKEN is no app token", do)
    from bot.slack.installation import web_client

    try:
        web_client(application.settings.slack_api_url).apps_connections_open(app_token=token)
    except Exception as failure:  # noqa: BLE001 - as above
        do = "Switch Socket Mode on, and make a token with connections:write."
        return fault(name, f"no connection opens ({type(failure).__name__})", do)
    return fine(name, "Socket Mode opens")


def _signing_secret(name: str, application: Application) -> Finding:
    if application.secret("slack_signing_secret"):
        return fine(name, "set")
    return unused(name, "SLACK_SIGNING_SECRET is not set; only `serve --http` needs it")


LOOKS = (
    ("Slack bot token", _bot_token),
    ("Slack app token", _app_token),
    ("Slack signing secret", _signing_secret),
)
