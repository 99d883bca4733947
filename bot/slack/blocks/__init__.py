"""Blocks: domain values as Block Kit, by pure functions; all words pass through `text`."""
