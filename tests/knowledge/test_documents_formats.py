"""Word, PowerPoint, PDF and HTML end up as the same headings, lists and tables."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pptx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from pptx.util import Inches

from knowledge.documents import Document, Reader
from tests.knowledge.office import Print, lines, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def told(document: Document) -> dict[tuple[str, ...], str]:
    return {section.heading: section.text for section in document.sections}


def bytes_of(file: docx.document.Document | pptx.presentation.Presentation) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def test_a_word_document_keeps_its_headings_lists_and_tables(reader: Reader) -> None:
    file = docx.Document()
    file.add_heading("Our IT strategy", 0)
    file.add_paragraph("It says “what we do”.")
    file.add_heading("Hosting", 1)
    file.add_paragraph("We host in two places:")
    file.add_paragraph("Skive", style="List Bullet")
    file.add_paragraph("with an old cooling", style="List Bullet 2")
    file.add_paragraph("Kassel", style="List Bullet")
    file.add_heading("Steps", 2)
    file.add_paragraph("Give notice", style="List Number")
    file.add_paragraph("Move", style="List Number")
    table = file.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("Cost", "DKK", "Lease", "3.2"), strict=True
    ):
        cell.text = text
    file.sections[0].header.paragraphs[0].text = "Confidential"

    document = reader.document("strategy.docx", bytes_of(file))

    assert document.title == "Our IT strategy"
    assert told(document) == {
        (): "It says “what we do”.",
        ("Hosting",): "We host in two places:\n- Skive\n  - with an old cooling\n- Kassel",
        ("Hosting", "Steps"): "1. Give notice\n2. Move\n\n| Cost | DKK |\n| --- | --- |\n| Lease | 3.2 |",
    }


def test_a_style_of_ones_own_is_a_heading_if_it_is_based_on_one(reader: Reader) -> None:
    file = docx.Document()
    style = file.styles.add_style("Nordvind Big", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = file.styles["Heading 1"]
    for heading in ("Hosting", "Leasing"):
        file.add_paragraph(heading, style="Nordvind Big")
        file.add_paragraph(f"About {heading.lower()} there is much to say.")

    document = reader.document("own.docx", bytes_of(file))

    assert [section.heading for section in document.sections] == [("Hosting",), ("Leasing",)]


def test_bold_paragraphs_and_numbers_are_headings_where_there_are_no_styles(reader: Reader) -> None:
    bold = docx.Document()
    bold.add_paragraph().add_run("What We Want").bold = True
    bold.add_paragraph("We want that all of it works together, in each of the plants.")
    bold.add_paragraph().add_run("What We Do").bold = True
    bold.add_paragraph("We do what was agreed.")
    typed = docx.Document()
    for text in ("I. What We Want", "We want it.", "II. What We Do", "We do what was agreed."):
        typed.add_paragraph(text)

    for file in (bold, typed):
        found = reader.document("plan.docx", bytes_of(file))
        assert [section.heading for section in found.sections] == [("What We Want",), ("What We Do",)]


def test_a_presentation_has_its_titles_as_headings_and_its_notes(reader: Reader) -> None:
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Board update"
    first.placeholders[1].text = "June 2026"
    second = deck.slides.add_slide(deck.slide_layouts[1])
    second.shapes.title.text = "Why we move"
    frame = second.placeholders[1].text_frame
    frame.text = "The lease ends"
    below = frame.add_paragraph()
    below.text, below.level = "Notice by March 2027", 1
    second.notes_slide.notes_text_frame.text = "Mention the supplier."
    third = deck.slides.add_slide(deck.slide_layouts[5])
    third.shapes.title.text = "Costs"
    table = third.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(4), Inches(1)).table
    for (row, column), text in {(0, 0): "Cost", (0, 1): "DKK", (1, 0): "Lease", (1, 1): "3.2"}.items():
        table.cell(row, column).text = text

    document = reader.document("update.pptx", bytes_of(deck))

    assert document.title == "Board update"
    assert told(document) == {
        (): "June 2026",
        ("Why we move",): "- The lease ends\n  - Notice by March 2027\n\nMention the supplier.",
        ("Costs",): "| Cost | DKK |\n| --- | --- |\n| Lease | 3.2 |",
    }


def test_a_pdf_has_headings_by_size_and_loses_its_running_heads_and_hyphens(reader: Reader) -> None:
    around = [Print("Nordvind – confidential", 72, 815, 8)]
    first = [
        *around,
        Print("The strategy", 72, 760, 24),
        Print("Hosting", 72, 700, 16),
        *lines(
            ["We move our servers, because the cooling can no longer be main-", "tained. It is old."], top=670
        ),
        *lines(["Two things are decided in the long-", "term plan:"], top=630),
        Print("•", 80, 600),
        *lines(["Give notice in Kassel by the end of the month, in", "writing"], top=600, x=95),
        Print("•", 80, 570),
        Print("Move to the long-term hosting", 95, 570),
        Print("Page 1 of 2", 280, 30, 8),
    ]
    second = [
        *around,
        Print("Costs", 72, 760, 16),
        Print("Cost", 72, 720),
        Print("DKK", 300, 720),
        Print("People", 72, 706),
        Print("13.6", 300, 706),
        Print("What it means", 72, 660, 11, bold=True),
        *lines(["It is a lot of money for a company of our size."], top=640),
        Print("Page 2 of 2", 280, 30, 8),
    ]

    document = reader.document("strategy.pdf", pdf(first, second))

    assert document.title == "The strategy"
    assert told(document) == {
        ("Hosting",): "We move our servers, because the cooling can no longer be maintained. It is old.\n\n"
        "Two things are decided in the long-term plan:\n"
        "- Give notice in Kassel by the end of the month, in writing\n"
        "- Move to the long-term hosting",
        ("Costs",): "| Cost | DKK |\n| --- | --- |\n| People | 13.6 |",
        ("Costs", "What it means"): "It is a lot of money for a company of our size.",
    }


def test_the_columns_of_a_pdf_are_read_one_after_the_other(reader: Reader) -> None:
    left = [f"The left column says in line {number} what" for number in range(8)]
    right = [f"and the right column says in line {number}" for number in range(8)]

    document = reader.document(
        "columns.pdf", pdf([*lines(left, top=700, x=50), *lines(right, top=700, x=320)])
    )

    assert document.sections[0].text == " ".join([*left, *right])


def test_a_web_page_is_its_main_part(reader: Reader) -> None:
    page = """<!DOCTYPE html><html><head><title>Why we move | Nordvind</title><style>p {}</style></head><body>
    <nav><ul><li><a href="/">Home</a></li></ul></nav>
    <div class="cookie-banner"><p>We use cookies.</p></div>
    <main><h1>Why we move</h1><p>Because the <b>lease</b> ends,<br>soon.</p>
    <h2>Steps</h2><p>There are two:</p><ol><li>Give notice<ul><li>in writing</li></ul></li><li>Move</li></ol>
    <table><caption>What it costs</caption><tr><th>Cost</th><th>DKK</th></tr><tr><td rowspan="2">Lease</td>
    <td>3</td></tr><tr><td>4</td></tr></table>
    <p><strong>Remember This</strong></p><dl><dt>DKK</dt><dd>Danish crowns</dd></dl>
    <script>document.write("nothing")</script></main><footer>© Nordvind</footer></body></html>"""

    document = reader.document("why.html", page.encode())

    assert document.title == "Why we move"
    assert told(document) == {
        (): "Because the lease ends, soon.",
        ("Steps",): "There are two:\n1. Give notice\n  - in writing\n2. Move\n\n"
        "What it costs\n| Cost | DKK |\n| --- | --- |\n| Lease | 3 |\n| Lease | 4 |",
        ("Steps", "Remember This"): "- DKK: Danish crowns",
    }


def test_markdown_loses_its_marks_and_addresses_but_no_words(reader: Reader) -> None:
    text = (
        "---\ntitle: Ignored\n---\n# Hosting\n\nWe *move* to [the cloud](https://example.org), **soon**:\n\n"
        "- First\n\n  more of it\n- [x] Second `code`\n\n## Quote\n\n> Nobody knows.\n\n```\nx = 1\n```\n"
    )

    document = reader.document("hosting.md", text.encode())

    assert document.title == "Hosting"
    assert told(document) == {
        (): "We move to the cloud, soon:\n- First more of it\n- [x] Second code",
        ("Quote",): "Nobody knows.\n\nx = 1",
    }


def test_a_bold_line_above_its_answer_is_a_heading_and_a_question_that_the_section_answers(
    reader: Reader,
) -> None:
    markdown = (
        "# Town hall\n\n**Will Kassel be closed?**\nNo. It will not.\n\n**Who goes first?**\n\nŁódź does.\n"
    )
    page = (
        "<h1>Town hall</h1><p><b>Will Kassel be closed?</b><br>No. It will not.</p>"
        "<p><b>Who goes first?</b></p><p>Łódź does.</p>"
    )
    word = docx.Document()
    word.add_heading("Town hall", 1)
    run = word.add_paragraph().add_run("Will Kassel be closed?")
    run.bold = True
    run.add_break()
    word.paragraphs[-1].add_run("No. It will not.")
    word.add_paragraph().add_run("Who goes first?").bold = True
    word.add_paragraph("Łódź does.")

    for name, content in (("a.md", markdown.encode()), ("a.html", page.encode()), ("a.docx", bytes_of(word))):
        assert [
            (section.heading, section.text, section.questions)
            for section in reader.document(name, content).sections
        ] == [
            (("Will Kassel be closed?",), "No. It will not.", ("Will Kassel be closed?",)),
            (("Who goes first?",), "Łódź does.", ("Who goes first?",)),
        ]
