"""Listeners of the walk through a decision: what people press and write there, and what is posted."""
