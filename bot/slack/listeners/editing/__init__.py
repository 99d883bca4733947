"""Listeners with which facilitators change a strategy."""
