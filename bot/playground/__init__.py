"""A local stand-in for Slack: the bot runs against it unmodified, told only by another base URL."""
