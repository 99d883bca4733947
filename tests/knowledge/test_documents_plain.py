"""Plain text, as untidy as people paste it."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents.outline import sections, titled
from knowledge.documents.plain import read_plain

if TYPE_CHECKING:
    from knowledge.documents import Section


def read(text: str) -> list[Section]:
    return sections(titled(read_plain(dedent(text))).parts)


def headings(text: str) -> list[tuple[str, ...]]:
    return [section.heading for section in read(text)]


def test_numerals_letters_and_bare_lines_become_a_path_of_headings() -> None:
    found = headings(
        """
        A Guide to Alignment

        I. Introduction

        A. Overview of Alignment

        What Alignment Means

        Alignment means that business and IT pull together.

        H. Last Letter Before the Numeral

        It says little.

        I. Letter After H

        It says nothing.

        II. Components

        A. Business Strategy

        Business strategy decides.

        1. Scope

        Scope is the first part.

        2. Competencies

        Competencies are the second part.

        Practical Examples

        There are many.
        """
    )

    assert found == [
        ("Introduction", "Overview of Alignment", "What Alignment Means"),
        ("Introduction", "Last Letter Before the Numeral"),
        ("Introduction", "Letter After H"),
        ("Components", "Business Strategy"),
        ("Components", "Business Strategy", "Scope"),
        ("Components", "Business Strategy", "Competencies"),
        ("Components", "Business Strategy", "Competencies", "Practical Examples"),
    ]


def test_bare_headings_stand_above_a_numbering_that_starts_anew_beneath_them() -> None:
    found = headings(
        """
        Frameworks

        Using Frameworks

        1. Implement It

        First it is implemented.

        2. Improve It

        Then it is improved.

        Measuring Frameworks

        1. Count It

        First it is counted.

        Practical Examples

        There are many.
        """
    )

    assert found == [
        ("Using Frameworks", "Implement It"),
        ("Using Frameworks", "Improve It"),
        ("Measuring Frameworks", "Count It"),
        ("Practical Examples",),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Strategy\n========\n\nIt decides.\n\nScope\n-----\n\nIt limits.\n",
        "# Strategy\n\nIt decides.\n\n## Scope\n\nIt limits.\n",
        "1. Strategy\n\nIt decides.\n\n1.1 Scope\n\nIt limits.\n\n2. Rest\n\nIt rests.\n",
        "STRATEGY OF THE COMPANY\n\nIt decides.\n\nScope\n\nIt limits.\n\nRest\n\nIt rests.\n",
    ],
)
def test_headings_are_known_by_many_marks(text: str) -> None:
    assert any(section.heading[-1:] == ("Scope",) and section.text == "It limits." for section in read(text))


def test_numbered_lines_beside_each_other_are_a_list() -> None:
    (section,) = read("We do three things:\n\n1. Listen\n\n2. Think\n\n3. Act\n\nThat is all of it, really.")

    assert section.text == "We do three things:\n1. Listen\n2. Think\n3. Act\n\nThat is all of it, really."


def test_bullets_nest_by_indentation_and_keep_their_lead_in() -> None:
    (section,) = read(
        """
        Two key roles are involved:

          1. Operational Support:
            • IT provides what is needed
              every day.
            • It is reliable.
          2. Project Execution:
            • IT carries projects.
        """
    )

    assert section.text == (
        "Two key roles are involved:\n"
        "1. Operational Support:\n"
        "  - IT provides what is needed every day.\n"
        "  - It is reliable.\n"
        "2. Project Execution:\n"
        "  - IT carries projects."
    )


def test_labels_lead_into_their_lists() -> None:
    (section,) = read(
        "Change Agents Everywhere\n\nKey Tasks:\n\n• Lead\n• Ask\n\nSkills:\n\n• Empathy\n• Wit"
    )

    assert section.text == "Key Tasks:\n- Lead\n- Ask\n\nSkills:\n- Empathy\n- Wit"


def test_labels_are_headings_where_one_of_them_has_running_text() -> None:
    found = headings(
        "The Case of the Group\n\nChallenge:\n\nNobody moved at all.\n\nThe task:\n\n• Talk\n• Listen"
    )

    assert found == [("Challenge",), ("The task",)]


def test_rows_of_a_flattened_table_stay_lines_of_their_own_under_their_header() -> None:
    (section,) = read(
        """
        The benefits are many, and each of them takes a different road to the result that was wanted.

        Benefit Description Impact
        Agility Ability to adapt quickly to changes Increased competitiveness, responsiveness
        Allocation Efficient use of what there is Cost savings, optimized utilization
        Collaboration Fostered teamwork between units Improved communication, partnerships
        Table 3. Benefits and Their Impact
        """
    )

    assert section.text.split("\n\n")[1] == (
        "Table 3. Benefits and Their Impact: Benefit Description Impact\n"
        "- Agility Ability to adapt quickly to changes Increased competitiveness, responsiveness\n"
        "- Allocation Efficient use of what there is Cost savings, optimized utilization\n"
        "- Collaboration Fostered teamwork between units Improved communication, partnerships"
    )


def test_lines_broken_to_a_width_are_joined() -> None:
    (section,) = read(
        """
        Strategic alignment means that the plans of the business and the
        plans of IT serve the same goals, and that both sides know them. This
        takes time.

        - Every manager talks to the other side at least once in a month, and
          writes down what was agreed.
        - Nobody plans alone.
        """
    )

    assert section.text == (
        "Strategic alignment means that the plans of the business and the plans of IT serve the same goals, "
        "and that both sides know them. This takes time.\n\n"
        "- Every manager talks to the other side at least once in a month, and writes down what was agreed.\n"
        "- Nobody plans alone."
    )


def test_typographic_quotes_stay_and_what_nobody_sees_goes() -> None:
    (section,) = read("The\u00a0plan “did not get\u200b off the ground” – says the board’s \u202ereport.\r\n")

    assert section.text == "The plan “did not get off the ground” – says the board’s report."


def test_what_a_web_page_puts_around_a_text_is_dropped() -> None:
    (section,) = read(
        """
        Skip to main content
        Business cases

        Master the art of the IT strategy

        By 28/06/2021, 2021No Comments

        A Danish group wanted its IT to be reorganised, and it had a strategy for that which nobody had
        taken up so far, because the managers of the areas did not pull in the same direction and never had.

        Signup for Thought Leader

        Get the latest thought leadership delivered to your mailbox.

        Our 100% “NO SPAM” Guarantee

        We respect your privacy. We will not share your information. You can opt out of communications.
        """
    )

    assert section.heading == ()
    assert section.text.startswith("A Danish group")
    assert section.text.endswith("and never had.")


def test_tables_of_contents_are_dropped() -> None:
    (section,) = read(
        "Contents\n\n1. Hosting ........ 3\n2. Costs . . . . . . 12\n\nWe host it here, and it costs a lot."
    )

    assert section.text == "We host it here, and it costs a lot."


def test_a_text_about_newsletters_is_kept() -> None:
    text = "Our newsletter policy\n\nSubscribe to our newsletter today.\n\nSign up for the newsletter here."

    (section,) = read(text)

    assert "Subscribe to our newsletter today." in section.text


def test_the_title_is_the_first_heading_and_on_a_web_page_the_first_of_some_length() -> None:
    text = "Cases\n\nThe art of strategy in IT\n\nThis is how it went, and it went rather well."

    assert read_plain(text).title == "Cases"
    assert read_plain(f"Skip to content\n{text}").title == "The art of strategy in IT"


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=30).map("\n".join))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(read(text), list)


WORD = st.from_regex(r"[A-Za-z]{1,9}", fullmatch=True)
LINE = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", "  • ", "    - ", "1. ", "II. ", "B. ", "# "]),
    st.lists(WORD, min_size=1, max_size=20).map(" ".join),
    st.sampled_from(["", ".", ":"]),
)


@given(st.lists(st.one_of(LINE, st.just("")), max_size=25).map("\n".join))
def test_no_word_is_lost_but_those_of_boilerplate(text: str) -> None:
    outline = titled(read_plain(text))
    kept = " ".join([outline.title or "", *(" ".join((*s.heading, s.text)) for s in sections(outline.parts))])

    missing = set(re.findall(r"[A-Za-z]{3,}", text)) - set(re.findall(r"[A-Za-z]{3,}", kept))
    assert missing <= {"III"}  # a numeral is a mark
