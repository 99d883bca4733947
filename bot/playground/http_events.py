"""Events over HTTP: signed requests to the app's request URL."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import httpx

from bot.playground.courier import Outcome

if TYPE_CHECKING:
    from bot.playground.courier import Retry
    from bot.playground.delivery import Delivery
    from bot.playground.json_values import JsonObject

_CHALLENGE_SECONDS = 3.0
_FORM = "application/x-www-form-urlencoded"


class HttpEvents:
    """Posts every delivery to one request URL, signed with the app's secret."""

    def __init__(self, request_url: str, signing_secret: str) -> None:
        self._url = request_url
        self._secret = signing_secret

    async def verify(self) -> bool:
        """Send Slack's url_verification challenge; return whether the app answered it."""
        challenge: JsonObject = {"type": "url_verification", "challenge": "plumb", "token": ""}
        body = json.dumps(challenge)
        headers = self._headers(body, "application/json")
        try:
            async with httpx.AsyncClient(timeout=_CHALLENGE_SECONDS, trust_env=False) as client:
                answer = await client.post(self._url, content=body, headers=headers)
        except httpx.HTTPError:
            return False
        return answer.status_code == HTTPStatus.OK and "plumb" in answer.text

    async def attempt(self, delivery: Delivery, retry: Retry | None, within: float) -> Outcome:
        """Post once and read the acknowledgement."""
        body, content_type = _body(delivery)
        headers = self._headers(body, content_type)
        if retry is not None:
            headers |= {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}
        try:
            async with httpx.AsyncClient(timeout=within, trust_env=False) as client:
                answer = await client.post(self._url, content=body, headers=headers)
        except httpx.TimeoutException:
            return Outcome("http_timeout")
        except httpx.HTTPError:
            return Outcome("connection_failed")
        return _outcome(answer)

    def _headers(self, body: str, content_type: str) -> dict[str, str]:
        timestamp = str(int(time.time()))
        return {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._secret, timestamp, body),
        }


def signature(secret: str, timestamp: str, body: str) -> str:
    """Return Slack's v0 signature of a request."""
    message = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def _body(delivery: Delivery) -> tuple[str, str]:
    match delivery.kind:
        case "events_api":
            return json.dumps(delivery.payload), "application/json"
        case "interactive":
            return urlencode({"payload": json.dumps(delivery.payload)}), _FORM
        case "slash_commands":
            return urlencode(delivery.payload), _FORM


def _outcome(answer: httpx.Response) -> Outcome:
    if answer.status_code != HTTPStatus.OK:
        return Outcome("http_error", last=answer.headers.get("X-Slack-No-Retry") == "1")
    if not answer.text.strip():
        return Outcome()
    if "application/json" in answer.headers.get("Content-Type", ""):
        response = answer.json()
        return Outcome(response=response if isinstance(response, dict) else None)
    return Outcome(response={"text": answer.text})
