"""Perspectives: coding what managers tell of initiatives to a path, with a model or without."""
