"""Reading Markdown as people and programs write it (CommonMark with tables) into an outline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.documents.cleaning import clean
from knowledge.documents.headings import GUESSED_LEVEL, bold_heading
from knowledge.documents.outline import Heading, Outline, Part, item, titled
from knowledge.markdown import Item, Listing, Paragraph, Table, fitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.tree import SyntaxTreeNode

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_BREAKS = frozenset({"softbreak", "hardbreak"})
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of a Markdown file with the number of the line where it starts; quotes are kept apart."""

    line: int
    part: Part
    quoted: bool = False


def read_markdown(text: str) -> Outline:
    """Return the outline of a Markdown text; its front matter is left out, but for the title."""
    text = clean(text)
    matter, _ = front_matter(text)
    named = re.search(r"^title:\s*[\"']?(?P<title>.+?)[\"']?\s*$", matter, re.MULTILINE)
    found = Outline(None, tuple(marked.part for marked in parts(text)))
    return titled(found, otherwise=named["title"] if named else None)


def front_matter(text: str) -> tuple[str, int]:
    """Return the front matter and how many lines it takes."""
    match = _FRONT_MATTER.match(text)
    return (match["yaml"] or "", match[0].count("\n")) if match else ("", 0)


def parts(text: str, *, bold: bool = False) -> Iterator[Marked]:
    """Yield the parts of a Markdown text, in order; `bold` keeps the marks of strong words."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - what follows is wanted for some documents only
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - as above

    _, taken = front_matter(text)
    rest = "\n" * taken + "\n".join(text.split("\n")[taken:])  # so that line numbers stay those of the file
    tokens = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").parse(rest)
    yield from _Reader(bold=bold).blocks(SyntaxTreeNode(tokens).children, quoted=False)


@dataclass(frozen=True, slots=True)
class _Reader:
    bold: bool

    def blocks(self, nodes: list[SyntaxTreeNode], *, quoted: bool) -> Iterator[Marked]:
        for node in nodes:
            line = node.map[0] + 1 if node.map else 0
            if node.type == "blockquote":
                yield from self.blocks(node.children, quoted=True)
            elif opening := self.opening(node):
                yield Marked(line, Heading(GUESSED_LEVEL, opening))
                if words := self.words(node).removeprefix(opening).strip():
                    yield Marked(line, Paragraph(words))
            elif part := self.part(node):
                yield Marked(line, part, quoted)

    def opening(self, node: SyntaxTreeNode) -> str | None:
        """Return the heading that the first line of a paragraph is where all of it is bold."""
        inside = node.children[0].children if node.type == "paragraph" and not self.bold else []
        inline = [child for child in inside if child.type != "text" or child.content]
        if not inline or inline[0].type != "strong" or (inline[1:] and inline[1].type not in _BREAKS):
            return None
        return bold_heading(self.words(inline[0]))

    def part(self, node: SyntaxTreeNode) -> Part | None:
        match node.type:
            case "heading":
                return Heading(int(node.tag[1]), self.words(node))
            case "bullet_list" | "ordered_list":
                items = tuple(found for child in node.children if (found := self.item(child)))
                start = int(node.attrs.get("start", 1))
                return (
                    Listing(None, items, ordered=node.type == "ordered_list", start=start) if items else None
                )
            case "table":
                return self.table(node)
            case "paragraph" | "fence" | "code_block" | "html_block":
                words = self.words(node)
                return Paragraph(words) if words else None
        return None

    def item(self, node: SyntaxTreeNode) -> Item | None:
        quoteless = (child.children if child.type == "blockquote" else [child] for child in node.children)
        return item(part for children in quoteless for child in children if (part := self.part(child)))

    def table(self, node: SyntaxTreeNode) -> Table | None:
        rows = [
            [self.words(cell) for cell in row.children]
            for section in node.children
            for row in section.children
        ]
        if not rows:
            return None
        header, *rest = rows
        return Table(tuple(header), tuple(fitted(row, len(header)) for row in rest))

    def words(self, node: SyntaxTreeNode) -> str:
        """Return the words of a node: without marks, addresses and tags."""
        match node.type:
            case "text" | "code_inline":
                return node.content
            case "softbreak" | "hardbreak":
                return " "
            case "fence" | "code_block":
                return " ".join(node.content.split())
            case "html_block" | "html_inline":
                return " ".join(_TAG.sub(" ", node.content).split()) if node.type == "html_block" else ""
            case "strong" if self.bold:
                return f"**{''.join(map(self.words, node.children))}**"
        joint = " " if node.type in {"blockquote", "list_item", "bullet_list", "ordered_list"} else ""
        return " ".join(joint.join(map(self.words, node.children)).split()) if node.children else node.content
