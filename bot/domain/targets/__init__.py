"""Targets: how far each has come, and what the balanced scorecard of a strategy lacks."""
