"""Listeners of the interview: what people press and say there, and what is posted because of it."""
