"""Slack: decodes what comes in, calls one service, renders what goes out."""
