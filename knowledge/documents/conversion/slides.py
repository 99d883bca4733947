"""Reading PowerPoint presentations: a slide's title is a heading, its notes follow what it shows."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape

from knowledge.documents.cleaning import clean
from knowledge.documents.conversion.grids import grid
from knowledge.documents.outline import Heading, Outline, Part
from knowledge.markdown import Listing, Paragraph, nested

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide
    from pptx.text.text import TextFrame

_LEFT_OUT = frozenset(
    {PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER}
)
_LISTS = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY})


def read_slides(file: IO[bytes]) -> Outline:
    """Return the outline of a presentation; its first slide's title is its own."""
    slides = list(Presentation(file).slides)
    named = _title(slides[0]) if slides else ""
    parts = (part for number, slide in enumerate(slides, start=1) for part in _slide(slide, number))
    return Outline(named or None, tuple(parts))


def _slide(slide: Slide, number: int) -> Iterator[Part]:
    found = [
        part for shape in _in_order(slide.shapes) if not _is_title(slide, shape) for part in _shape(shape)
    ]
    notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    if notes is not None:
        found += [Paragraph(line) for line in _lines(notes)]
    title = _title(slide)
    if found or title:
        yield Heading(1, title or f"Slide {number}")
        yield from found


def _title(slide: Slide) -> str:
    title = slide.shapes.title
    return _words(title.text_frame.text) if title is not None and title.has_text_frame else ""


def _is_title(slide: Slide, shape: BaseShape) -> bool:
    title = slide.shapes.title
    return title is not None and shape.shape_id == title.shape_id


def _in_order(shapes: Iterable[BaseShape]) -> list[BaseShape]:
    """Return shapes as they are read: from the top down, and from the left; placeholders keep their place."""
    return sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))


def _shape(shape: BaseShape) -> Iterator[Part]:
    if isinstance(shape, GroupShape):
        for inner in _in_order(shape.shapes):
            yield from _shape(inner)
    elif isinstance(shape, GraphicFrame) and shape.has_table:
        yield from grid([[_words(cell.text) for cell in row.cells] for row in shape.table.rows])
    elif shape.has_text_frame and not (shape.is_placeholder and shape.placeholder_format.type in _LEFT_OUT):
        yield from _text(shape)


def _text(shape: BaseShape) -> Iterator[Part]:
    """Yield a text frame: a list where it is a slide's body of several lines, else paragraphs."""
    frame: TextFrame = shape.text_frame  # type: ignore[attr-defined]  # asked for by has_text_frame
    lines = [(paragraph.level, words) for paragraph in frame.paragraphs if (words := _words(paragraph.text))]
    body = shape.is_placeholder and shape.placeholder_format.type in _LISTS
    if len(lines) > 1 and (body or any(level for level, _ in lines)):
        yield Listing(None, nested(lines))
    else:
        yield from (Paragraph(words) for _, words in lines)


def _lines(frame: TextFrame) -> list[str]:
    return [words for paragraph in frame.paragraphs if (words := _words(paragraph.text))]


def _words(text: str) -> str:
    return " ".join(clean(text).split())
