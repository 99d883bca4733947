"""Blocks with which facilitators change a strategy: pages to look at, forms to fill in."""
