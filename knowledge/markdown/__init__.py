"""The small Markdown dialect that a passage's text is kept in.

A paragraph is one line; lists are marked by `- ` or `1. ` and nested by two spaces; tables are pipe tables;
blocks are parted by an empty line. A line that leads into a list or a table stands directly above it, or is
a paragraph that ends in a colon. A backslash at the start of a line says that what follows is no mark. `**`
marks names.
"""

from knowledge.markdown.indexing import units
from knowledge.markdown.reading import blocks, fitted, led, nested
from knowledge.markdown.splitting import sentences
from knowledge.markdown.values import Block, Item, Listing, Paragraph, Table, plain
from knowledge.markdown.writing import render

__all__ = [
    "Block",
    "Item",
    "Listing",
    "Paragraph",
    "Table",
    "blocks",
    "fitted",
    "led",
    "nested",
    "plain",
    "render",
    "sentences",
    "units",
]
