"""Blocks of the walk through a decision."""
