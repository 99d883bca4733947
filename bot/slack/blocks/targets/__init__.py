"""Targets as Block Kit: the balanced scorecard, and the form that records a value."""
