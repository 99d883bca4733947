"""The methods of Slack's Web API, by subject."""
