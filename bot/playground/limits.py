"""Slack's limits as numbers. Sources: Slack's reference pages of each method, block and element."""

from __future__ import annotations

from typing import Final

MESSAGE_BLOCKS: Final = 50
VIEW_BLOCKS: Final = 100
MESSAGE_TEXT: Final = 40_000
UPDATED_TEXT: Final = 4_000
# Measured by users (bolt-js issue 2509), not documented.
TEXT_IN_ALL_BLOCKS: Final = 13_200
MARKDOWN_TEXT: Final = 12_000

VIEW_BYTES: Final = 250_000
VIEW_STACK: Final = 3
VIEW_TITLE: Final = 24
PRIVATE_METADATA: Final = 3_000
IDENTIFIER: Final = 255

TRIGGER_SECONDS: Final = 3.0
ACKNOWLEDGE_SECONDS: Final = 3.0
RESPONSE_URL_USES: Final = 5
RESPONSE_URL_SECONDS: Final = 30 * 60
STREAM_SECONDS: Final = 5 * 60

SCHEDULE_AHEAD_SECONDS: Final = 120 * 24 * 3600
SCHEDULE_WINDOW_SECONDS: Final = 5 * 60
SCHEDULE_PER_WINDOW: Final = 30

SUGGESTED_PROMPTS: Final = 4
SESSION_TITLE: Final = 200
METADATA_BYTES: Final = 16_000
SOCKET_CONNECTIONS: Final = 10
TABLE_ROWS: Final = 100
TABLE_COLUMNS: Final = 20
# All cells of a message together.
TABLE_TEXT: Final = 10_000
DATA_TABLE_ROWS: Final = 201
DATA_TABLE_TEXT: Final = 20_000
ATTACHMENTS: Final = 100
