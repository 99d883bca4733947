"""Listeners of demands and gaps."""
