from __future__ import annotations

import pytest

from bot.playground.errors import PlaygroundError
from bot.playground.page.places import permalink
from tests.playground.page.looking import Looking

GENERAL = "/c/C0GENERAL"


@pytest.fixture
def looking() -> Looking:
    return Looking()


def test_a_thread_that_is_gone_is_not_shown(looking: Looking) -> None:
    assert looking.at(f"{GENERAL}?thread=1.2")["thread-header"] == []


@pytest.mark.parametrize("place", ["/c/C0NOWHERE", "/elsewhere", "/c"])
def test_an_address_of_nothing_says_so(looking: Looking, place: str) -> None:
    with pytest.raises(PlaygroundError, match="This workspace has no such"):
        looking.at(place)


def test_a_conversation_of_others_stays_closed(looking: Looking) -> None:
    channel = looking.workspace.channels.direct("U0BRUNO", "U0CARMEN")

    with pytest.raises(PlaygroundError, match="Astrid Holm is not a member"):
        looking.at(f"/c/{channel.id}")


def test_a_link_to_a_message_leads_to_its_thread_as_the_person_who_followed_it(looking: Looking) -> None:
    first = looking.person.say("Who comes?", "general")
    reply = looking.person.say("I do", "general", first)
    name = f"p{reply.ts.replace('.', '')}"

    followed = permalink(looking.workspace, "http://127.0.0.1:1/as/U0BRUNO/home", "C0GENERAL", name)

    assert followed == f"/as/U0BRUNO/c/C0GENERAL?thread={first.ts}"


@pytest.mark.parametrize("name", ["p1", "p", "pnonsense", "p1790000000000100"])
def test_a_link_to_a_message_that_is_gone_leads_to_the_start(looking: Looking, name: str) -> None:
    assert permalink(looking.workspace, "/as/U0BRUNO", "C0GENERAL", name) == "/"
