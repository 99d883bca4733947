"""Blocks of an interview: its cards, its questions with their buttons, its review, its place on Home."""
