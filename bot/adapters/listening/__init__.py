"""Listening: what an answer in free words comes to, by rules and weights, or with a model."""
