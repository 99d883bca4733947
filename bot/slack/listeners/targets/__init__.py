"""What people do with the targets in Slack: see where they stand, record a value, take one back."""
