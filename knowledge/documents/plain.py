"""Reading plain text, however untidy: headings without a mark, lists by indentation, rows once tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.documents.boilerplate import bounds, without_boilerplate
from knowledge.documents.cleaning import clean
from knowledge.documents.grouping import drafts
from knowledge.documents.headings import CAPITALS, LABEL, PLAIN, Title, levels
from knowledge.documents.lines import Line, groups, wrap_width
from knowledge.documents.outline import Heading, Outline, Part
from knowledge.markdown import Block, Listing, Paragraph, nested

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from knowledge.documents.grouping import Draft

_RULER = re.compile(r"\s*([=~_*#-])\1{2,}\s*")
_NO_TITLE = frozenset({"introduction", "summary", "overview", "contents", "agenda", "background", "abstract"})
_TITLE_WORDS = 3


def read_plain(text: str) -> Outline:
    """Return the outline of a plain text."""
    lines = _set_off(clean(text).split("\n"))
    of_page = bounds(lines)[0] > 0
    lines = ["" if _RULER.fullmatch(line) else line for line in without_boilerplate(lines)]
    return _outline(groups(lines), wrap_width(lines), of_page=of_page)


def guessed(outline: Outline) -> Outline:
    """Find headings among the paragraphs of an outline that has none, as in plain text."""
    if any(isinstance(part, Heading) for part in outline.parts):
        return outline
    lines = [[part.text] if isinstance(part, Paragraph) else part for part in outline.parts]
    found = _outline([line for line in lines if not isinstance(line, Heading)], 0)
    return found if outline.title is None else Outline(outline.title, found.parts)


def _outline(found: Sequence[list[str] | Block], width: int, *, of_page: bool = False) -> Outline:
    drafted = _without_false_labels(_merged(drafts(found, width)))
    title, rest = _title(drafted, of_page=of_page)
    return Outline(title, tuple(_with_levels(rest)))


def _with_levels(found: Sequence[Title | Block]) -> Iterator[Part]:
    """Make titles headings; an unmarked one directly beneath another such stands under it."""
    ranks = iter(levels([part for part in found if isinstance(part, Title)]))
    for before, part in zip([None, *found], found, strict=False):
        if isinstance(part, Title):
            under = part.style == PLAIN and isinstance(before, Title) and before.style == PLAIN
            yield Heading(2 * next(ranks) + under, part.text)
        else:
            yield part


def _title(found: list[Title | Block], *, of_page: bool) -> tuple[str | None, list[Title | Block]]:
    """Take the title from the headings at the very start.

    It is the first of them; on a web page the first of some length, because the way to it stands before it.
    """
    count = next((at for at, part in enumerate(found) if not _may_be_title(part)), len(found))
    first = [part.text for part in found[:count] if isinstance(part, Title)]
    if not first or (count == 1 and first[0].casefold() in _NO_TITLE):
        return None, found
    place = (
        next((at for at, text in enumerate(first) if len(text.split()) >= _TITLE_WORDS), 0) if of_page else 0
    )
    return first[place], found[place + 1 :]


def _may_be_title(part: Title | Block) -> bool:
    return isinstance(part, Title) and part.style in {PLAIN, CAPITALS}


def _set_off(lines: Sequence[str]) -> list[str]:
    """Make underlined headings ones with a mark, so that the underline is not lost as a ruler."""
    marked = list(lines)
    for number, line in enumerate(lines[1:], start=1):
        above = lines[number - 1].strip()
        if (
            above
            and len(above) - 3 <= len(line.strip()) <= len(above) + 3
            and re.fullmatch(r"=+|-{3,}", line.strip())
        ):
            marked[number - 1 : number + 1] = [f"{'#' if line.strip()[0] == '=' else '##'} {above}", ""]
    return marked


def _merged(found: Iterable[Draft]) -> list[Title | Block]:
    """Put lists together that only empty lines part, and make them blocks."""
    merged: list[Draft] = []
    for draft in found:
        before = merged[-1] if merged else None
        if isinstance(draft, list) and isinstance(before, list) and not _starts_anew(before, draft):
            before.extend(draft)
        else:
            merged.append(list(draft) if isinstance(draft, list) else draft)
    return [_listing(draft) if isinstance(draft, list) else draft for draft in merged]


def _starts_anew(before: Sequence[Line], lines: Sequence[Line]) -> bool:
    return lines[0].number == 1 and lines[0].indent <= before[0].indent


def _listing(lines: Sequence[Line]) -> Listing:
    marked: list[tuple[int, str]] = []
    for line in lines:
        if line.marked:
            marked.append((line.indent, line.text))
        else:
            marked[-1] = (marked[-1][0], f"{marked[-1][1]} {line.text}")
    number = lines[0].number
    return Listing(None, nested(marked), ordered=number is not None, start=number or 1)


def _without_false_labels(found: Sequence[Title | Block]) -> list[Title | Block]:
    """Make labels (`Results:`) the lead-ins of their lists where each label of a section has a list."""
    kept = list(found)
    for span in _spans(found):
        labels = [number for number in span if _is_label(found[number])]
        if all(isinstance(after, Listing) for number in labels for after in found[number + 1 : number + 2]):
            for number in labels:
                label = found[number]
                kept[number] = Paragraph(f"{label.text}:") if isinstance(label, Title) else label
    return kept


def _spans(found: Sequence[Title | Block]) -> Iterator[range]:
    """Yield what stands between two headings that are no labels."""
    starts = [
        number for number, draft in enumerate(found) if isinstance(draft, Title) and not _is_label(draft)
    ]
    for start, end in zip([0, *starts], [*starts, len(found)], strict=True):
        yield range(start, end)


def _is_label(draft: Title | Block) -> bool:
    return isinstance(draft, Title) and draft.style == LABEL
