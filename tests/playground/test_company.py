from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from bot.playground.company import load_company, sample_company
from bot.playground.furnishing import furnish
from bot.playground.playground import Playground
from bot.playground.reading import unread
from bot.playground.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_the_company_has_a_facilitator_and_ten_managers_of_both_sides() -> None:
    people = sample_company().people

    assert "facilitator" in people[0].title
    assert [person.side for person in people[1:]] == ["business"] * 5 + ["it"] * 5
    assert len({person.colour for person in people}) == len(people)
    assert people[1].initials == "BK"


def test_everybody_and_every_channel_that_the_company_names_exists() -> None:
    company = sample_company()
    handles = {person.handle for person in company.people}
    channels = {channel.name for channel in company.channels}

    asked = {(question.by, question.channel) for question in company.questions}
    assert {by for by, _ in asked} <= handles
    assert {channel for _, channel in asked} <= channels | {None}
    assert {talk.channel for talk in company.talk} == channels


def test_what_was_said_before_stands_there_and_the_app_is_not_told() -> None:
    workspace = Workspace()

    furnish(workspace, workspace.company)

    strategy = workspace.channels.find("#strategy")
    said = workspace.messages.of(strategy.id)
    assert said == sorted(said, key=lambda message: message.ts)
    assert len(workspace.messages.replies(strategy.id, said[0].ts)) == 2
    assert said[0].reactions["+1"] == ("U0ASTRID", "U0GORAN", "U0HANA")
    assert workspace.deliveries == []


def test_what_was_said_last_is_unread() -> None:
    workspace = Workspace()

    furnish(workspace, workspace.company)

    named = [channel for channel in workspace.channels if channel.kind != "im"]
    new = {channel.name: unread(workspace, "U0ASTRID", channel).messages for channel in named}
    assert new == {"general": 1, "strategy": 1, "it-alignment": 1, "leadership": 0}


def test_a_question_reaches_the_app_as_a_person_asks_it() -> None:
    with Playground() as playground:
        playground.workspace.tickets.connected = 1

        playground.backstage.ask_when_connected()

        assert playground.person("bruno").messages()[0].text == "What is strategic fit?"
        mention = playground.person("carmen").messages("strategy")[-1].text
        assert mention == "<@U0PLUMBLINE> What are the four perspectives of alignment?"


def test_a_company_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    (tmp_path / "company.yaml").write_text("name: X\nread: 1\npeople: []\nchannels: []\npets: 3\n")

    with pytest.raises(ValidationError, match="pets"):
        load_company(tmp_path)
