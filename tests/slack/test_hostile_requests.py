"""Hostile requests: whatever stands in any field, no listener fails, and none of it reaches Slack."""

from __future__ import annotations

import copy
import json
import random
import traceback
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from slack_bolt import BoltRequest

from bot.adapters.capturing.rules import RulesCapturing
from bot.domain.drafting.entries import Addressed, By, Confirmed, Filled
from bot.domain.drafting.forming import formed, written
from bot.domain.drafting.needs import needs
from bot.domain.interview.entries import Said
from bot.services.answering import Answering
from bot.services.changes import prompt_effect
from bot.services.conversation import Conversation, Reader
from bot.services.drafting import Drafting
from bot.services.drafting.registry import Registry
from bot.services.editing import Editing
from bot.services.interviewing import Interviewing
from bot.services.loading import Loading
from bot.services.reporting import Reporting
from bot.services.targets import Tracking
from bot.services.walking import Walking
from bot.slack.app import build_app
from bot.slack.blocks.walk.notes import NOT_YOURS
from bot.slack.installation import Installation
from bot.slack.listeners.services import Services
from bot.slack.people import People
from tests.dossiers import dossier
from tests.drafts import AT, draft, filling
from tests.fakes.charts import FakeCharts
from tests.fakes.composers import EchoComposer
from tests.fakes.deliveries import FakeDeliveries
from tests.fakes.dossiers import FakeArchives, FakeDossiers, FakeShelf
from tests.fakes.interviews import FakeInstruments, FakeListening
from tests.fakes.passages import FakePassages
from tests.interviews import TINY, interview
from tests.manuscripts import manuscript
from tests.slack.samples import ERP, FIT, REPLY, turn
from tests.slack.test_text import HOSTILE, LINK
from tests.walks import walk

MESSAGE = {
    "type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": "What is strategic fit?",
    "ts": "1700000000.000100", "event_ts": "1700000000.000100", "team": "TLOCAL", "client_msg_id": "a",
    "blocks": [{"type": "rich_text", "elements": []}], "files": [],
}  # fmt: skip
PRESSED = {
    "type": "block_actions", "user": {"id": "U1", "team_id": "TLOCAL"}, "team": {"id": "TLOCAL"},
    "container": {"type": "message", "message_ts": "1.0", "channel_id": "C1", "thread_ts": "1.0"},
    "channel": {"id": "C1"}, "trigger_id": "1.2.a", "response_url": "http://127.0.0.1:9/x",
    "actions": [{"action_id": "feedback", "value": "up:t1", "action_ts": "1700000000.000100"}],
}  # fmt: skip


def standing():
    """A demand that stands, and puts its need to U1."""
    begun = replace(draft(), id="d2", workspace="TLOCAL", channel="D1", thread="7.0")
    full = begun.add(Filled(filling(), By.PERSON, "c1", AT))
    confirmed = Confirmed(written(formed(full, "shops-1")), "c2", AT)
    key = needs(full.add(confirmed))[0].need.key
    return replace(full.add(confirmed, Addressed(key, "U1", "c3", AT)), name="shops-1")


def event(**fields):
    return {"type": "event_callback", "team_id": "TLOCAL", "event_id": "Ev1", "event": {**MESSAGE, **fields}}


def pressed(action, value):
    return {**PRESSED, "actions": [{"action_id": action, "value": value, "action_ts": "1700000000.000100"}]}


REQUESTS = [
    event(),
    event(channel="C1", channel_type="channel", thread_ts="1700000000.000000"),
    event(type="app_mention", channel="C1", text="<@U0BOT> What is fit?"),
    event(subtype="file_share", files=[{"id": "F1"}]),
    event(subtype="message_changed", message={**MESSAGE, "text": "Why?"}, previous_message=MESSAGE),
    event(subtype="message_deleted", deleted_ts="1700000000.000100", previous_message=MESSAGE),
    event(type="app_home_opened", tab="home", view={"id": "V1", "hash": "1.a"}),
    event(type="app_home_opened", tab="messages"),
    event(type="agent_session_stopped", thread_ts="1700000000.000100", streaming_message_ts=[]),
    event(type="tokens_revoked", tokens={"bot": ["U0BOT"]}),
    pressed("feedback", "up:t1"),
    pressed("feedback", "down:t1"),
    pressed("open_source", "t1:1"),
    pressed("ask_0", "What is COBIT?"),
    pressed("ask_0", "Why?") | {"container": {"type": "view"}, "view": {"id": "V1", "type": "home"}},
    {
        "command": "/align", "text": "What is fit?", "team_id": "TLOCAL", "channel_id": "C1", "user_id": "U1",
        "response_url": "http://127.0.0.1:9/x", "trigger_id": "1.2.a",
    },
    {
        "type": "message_action", "callback_id": "ask_why", "team": {"id": "TLOCAL"}, "channel": {"id": "C1"},
        "user": {"id": "U1"}, "message": MESSAGE, "trigger_id": "1.2.a", "response_url": "http://127.0.0.1:9/x",
    },
    {
        "type": "shortcut", "callback_id": "start_interview", "team": {"id": "TLOCAL"}, "user": {"id": "U1"},
        "trigger_id": "1.2.a",
    },
    {
        "type": "view_submission", "team": {"id": "TLOCAL"}, "user": {"id": "U1"},
        "view": {
            "id": "V1", "type": "modal", "callback_id": "feedback_reason", "private_metadata": "t1",
            "state": {"values": {"reason": {"reason": {"type": "plain_text_input", "value": "Wrong."}}}},
        },
    },
]  # fmt: skip

IN_INTERVIEW = {"type": "message", "message_ts": "2.0", "channel_id": "D1", "thread_ts": "1.0"}
TICKS = {"interview_tick": {"type": "checkboxes", "selected_options": [{"value": "erp"}]}}
REQUESTS += [
    *(
        pressed(f"interview_{verb}", f"i1:{question}:0:{choice}") | {"container": IN_INTERVIEW}
        for verb, question, choice in (
            *((verb, "", "tiny@1") for verb in ("offer", "agree", "decline")),
            *((verb, "planning", "") for verb in ("unknown", "inapplicable", "show", "skip", "back")),
            ("pause", "planning", ""),
            *((verb, "", "") for verb in ("resume", "finish", "silence", "remind", "erase", "tick")),
            ("level_3", "planning", "3"), ("option_0", "planning", "erp"), ("change", "planning", ""),
            ("mark_2", "", "2"), ("take", "", "2.5"),
        )
    ),
    pressed("interview_done", "i1:planning:0:")
    | {"container": IN_INTERVIEW, "state": {"values": {"": TICKS}}},
    {
        **PRESSED, "container": {"type": "view", "view_id": "V1"}, "view": {"id": "V1", "type": "home"},
        "actions": [{
            "type": "static_select", "action_id": "interview_pick", "action_ts": "1700000000.000100",
            "selected_option": {"value": "i1:planning:0:"},
        }],
    },
    event(thread_ts="1.0", text="We have a rule."),
    event(thread_ts="1.0", text="What is fit?"),
    event(text="We plan every quarter with all of them."),
    event(text="Start or resume my interview"),
    event(subtype="message_changed", message={**MESSAGE, "ts": "5.0"}, previous_message=MESSAGE),
    event(subtype="message_deleted", deleted_ts="5.0", previous_message={**MESSAGE, "ts": "5.0"}),
]  # fmt: skip

IN_WALK = {"type": "message", "message_ts": "3.5", "channel_id": "D1", "thread_ts": "3.0"}
REQUESTS += [
    *(
        pressed(f"walk_{verb}", f"{walk}:{revision}:{choice}") | {"container": IN_WALK}
        for verb, walk, revision, choice in (
            *((verb, "", 0, "bakery-strategy/d-till") for verb in ("offer", "begin", "decline", "list")),
            *((verb, "w1", 0, "") for verb in ("next", "back", "resume", "erase")),
            ("choose_1", "w1", 0, "o-one"), ("place_0", "w1", 0, "area-ovens"),
        )
    ),
    event(thread_ts="3.0", text="We train sixty people."),
    event(text="Walk me through it"),
    event(text="my-data"),
    event(subtype="file_share", files=[{"id": "F1", "name": "bakery.zip"}]),
    pressed("use_strategy", "F1:0123456789abcdef"),
]  # fmt: skip

IN_DEMAND = {"type": "message", "message_ts": "6.5", "channel_id": "D1", "thread_ts": "6.0"}
NEED = needs(standing())[0].need.key


def picked(action, block, **chosen):
    act = {"action_id": action, "block_id": block, "action_ts": "1700000000.000100", **chosen}
    return {**PRESSED, "container": IN_DEMAND, "actions": [act]}


def sent(callback, metadata, **typed):
    values = {block: {"value": {"type": "plain_text_input", **state}} for block, state in typed.items()}
    return {
        "type": "view_submission", "team": {"id": "TLOCAL"}, "user": {"id": "U1"},
        "view": {
            "id": "V1", "type": "modal", "callback_id": callback, "private_metadata": metadata,
            "state": {"values": values},
        },
    }  # fmt: skip


REQUESTS += [
    *(
        pressed(f"demand_{verb}", f"{draft_id}:{revision}:{choice}") | {"container": IN_DEMAND}
        for verb, draft_id, revision, choice in (
            *((verb, "", 0, "demand|bakery-strategy|g-one-till|We train.") for verb in ("offer", "begin")),
            ("decline", "", 0, "gap|||"), ("from_walk", "", 0, "w1"),
            *((verb, "d1", 0, "") for verb in ("skip", "back", "pause", "resume", "edit", "show", "erase")),
            *((verb, "d2", 2, "") for verb in ("confirm", "withdraw", "reopen", "history")),
            *((verb, "d2", 0, NEED) for verb in ("answer", "accept", "refuse", "propose", "take", "leave")),
            ("choose_0", "d1", 0, "owner=p-shops"), ("change_0", "d1", 0, "needs_from"),
        )
    ),
    picked("demand_choose", "d2:2:latest", selected_date="2027-12-31"),
    picked("demand_ask", f"d2:0:{NEED}", selected_user="U2"),
    picked("demand_pick", "", selected_option={"value": "d1:0:indicator"}),
    sent(
        "demand_form", "d1:0:page=0", **{"translation": {"value": "We train."},
        "indicator.target": {"value": "6"}, "owner": {"selected_option": {"value": "p-shops"}},
        "latest": {"selected_date": "2027-12-31"}},
    ),
    sent("demand_form", "d1:0:page=1", **{"needs_from.0.what": {"value": "A till"}}),
    sent("demand_answer", f"d2:0:proposed={NEED}", what={"value": "Two"}, by={"selected_date": "2027-12-31"}),
    sent("demand_answer", f"d2:0:declined={NEED}", words={"value": "We have none."}),
    {
        "type": "message_action", "callback_id": "make_demand", "team": {"id": "TLOCAL"},
        "channel": {"id": "C1"}, "user": {"id": "U1"}, "message": MESSAGE, "trigger_id": "1.2.a",
        "response_url": "http://127.0.0.1:9/x",
    },
    event(thread_ts="6.0", text="We train sixty people by June 2027."),
    event(text="demands"),
]  # fmt: skip

EDITING = "bakery-strategy:1:{}:strategy"
PLACES = ("strategy", "areas", "decision/d-till", "option/d-till/o-one", "findings", "publish", "editions")
FORMS = (
    "head", "area/", "guideline/g-one-till", "target/t-customer", "decision/", "criterion/d-till/c-cost",
    "option/d-till/o-one", "consequences/d-till/o-one/area-ovens", "choice/d-till", "founding",
)  # fmt: skip
FIELDS = {
    **{
        name: {"value": "Bread."}
        for name in ("title", "id", "areas", "name", "question", "text-0", "because")
    },
    **{
        name: {"selected_option": {"value": "1"}} for name in ("weight", "score-c-cost", "chosen", "effect-0")
    },
    "decided_on": {"selected_date": "2026-03-01"},
    "one_off": {"value": "12.5"},
}
PAGE = {"type": "modal", "callback_id": "edit_page", "root_view_id": "V1", "id": "V1"}
ADOPTED = {"adopted": {"edit_date": {"selected_date": "2026-07-01"}}}


def form(kind, callback="edit_form"):
    """A form that is sent, filled in or not."""
    state = {"values": {name: {name: value} for name, value in FIELDS.items()}}
    view = {**PAGE, "callback_id": callback, "private_metadata": EDITING.format(kind), "state": state}
    return {"type": "view_submission", "team": {"id": "TLOCAL"}, "user": {"id": "U1"}, "view": view}


REQUESTS += [
    event(text="strategy"),
    pressed("edit_open_0", EDITING.format("strategy")),
    pressed("edit_begin", ":0:founding:strategy"),
    *(pressed("edit_go_1", EDITING.format(place)) | {"view": PAGE} for place in PLACES),
    *(pressed("edit_form_1", EDITING.format(kind)) | {"view": PAGE} for kind in FORMS),
    *(pressed("edit_remove", EDITING.format(kind)) | {"view": PAGE} for kind in FORMS),
    *(
        pressed(f"edit_{verb}", EDITING.format("strategy")) | {"view": PAGE}
        for verb in ("undo", "carry", "discard")
    ),
    pressed("edit_publish", EDITING.format("publish")) | {"view": {**PAGE, "state": {"values": ADOPTED}}},
    *(form(kind) for kind in FORMS),
    *(form(kind, "edit_removal") for kind in FORMS),
]

VALUES = [
    None, True, 0, -1, 1.5, 10**30, "", [], {}, [None], {"id": None}, [[]], {"": {}}, "\x00", "\ud800",
    "9" * 5000, "U1", "D1", "NaN", "1700000000.000100", "a" * 70_000, "<@U0BOT>", *HOSTILE,
]  # fmt: skip


class Gate:
    def attach(self, app):
        app.error(lambda error, context: context.update(failure=error))


class Known(People):
    def member(self, client, workspace, person):
        del client, workspace, person
        return Reader()


@pytest.fixture
def store():
    deliveries = FakeDeliveries(lambda: datetime(2026, 3, 2, tzinfo=UTC))
    deliveries.turns.turns["TLOCAL", "t1"] = turn(REPLY)
    begun = replace(interview(), workspace="TLOCAL", thread="1.0")
    said = Said("planning", "5.0", "We have a rule.", None, "c1", deliveries.clock())
    deliveries.manuscripts.keep(replace(manuscript(), workspace="TLOCAL"), 0)
    deliveries.interviews.keep(begun.add(said), 0)
    deliveries.turns.messages["TLOCAL", prompt_effect("i1", 0)] = "1.5"
    deliveries.walks.keep(replace(walk(), workspace="TLOCAL", thread="3.0"), 0)
    deliveries.drafts.keep(replace(draft(), workspace="TLOCAL", thread="6.0"), 0)
    deliveries.drafts.keep(standing(), 0)
    return deliveries


@pytest.fixture
def app(store):
    answering = Answering(FakePassages([FIT, ERP]), EchoComposer(), None, least_support=0.5)
    conversation = Conversation(answering, store.turns, store.clock)
    reporting = Reporting(FakePassages([FIT]), FakeCharts())
    loading = Loading(FakeDossiers(store.clock), FakeShelf(), FakeArchives())
    dossiers = FakeDossiers(store.clock)
    dossiers.keep("TLOCAL", dossier())
    walking = Walking(store.walks, dossiers, store.clock)
    instruments, listening = FakeInstruments(TINY), FakeListening()
    interviewing = Interviewing(store.interviews, instruments, listening, dossiers, store.clock)
    services = Services(
        conversation,
        store.turns,
        interviewing,
        reporting,
        walking,
        loading,
        Drafting(store.drafts, Registry(store.drafts, dossiers), RulesCapturing(), store.clock),
        Editing(dossiers, store.manuscripts, loading, store.clock),
        Tracking(store.courses, Registry(store.drafts, dossiers), store.clock),
        store.clock,
        facilitators=frozenset({"U1"}),
        people=Known(),
    )
    here = Installation("TLOCAL", "xoxb-1", "U0BOT", "B0BOT")
    return build_app(services, Gate(), here, "http://127.0.0.1:9/")


def dispatch(app, store, body):
    work = store.work("TLOCAL", "D1")
    try:
        request = BoltRequest(body=copy.deepcopy(body), mode="socket_mode", context={"work": work})
    except (AttributeError, KeyError, TypeError, ValueError):
        return work, None  # refused at the edge, see test_http
    app.dispatch(request)
    failure = request.context.get("failure")
    return work, failure if failure and ours(failure) else None


def ours(failure):
    """Say whether a listener raised it: what Bolt itself cannot read never gets there."""
    frames = traceback.extract_tb(failure.__traceback__)
    return any("/bot/slack/listeners/" in frame.filename for frame in frames)


def spots(value, path=()):
    """Yield the path of every field."""
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for name, child in children:
        yield (*path, name)
        yield from spots(child, (*path, name))


def mutated(chance):
    body = copy.deepcopy(chance.choice(REQUESTS))
    for _ in range(chance.choice((1, 1, 2, 3))):
        places = list(spots(body))
        *path, last = chance.choice(places)
        holder = body
        for name in path:
            holder = holder[name]
        if chance.random() < 0.15 and isinstance(holder, dict):
            del holder[last]
        else:
            holder[last] = copy.deepcopy(chance.choice(VALUES))
    return body


def test_nobody_else_can_press_in_ones_walk(app, store):
    body = pressed("walk_next", "w1:0:") | {"container": IN_WALK, "user": {"id": "U2", "team_id": "TLOCAL"}}

    work, _ = dispatch(app, store, body)

    assert [post.arguments["text"] for post in work.posts] == [NOT_YOURS]
    assert work.walks == []


@pytest.mark.parametrize("request_", REQUESTS)
def test_every_request_is_handled_as_it_is(app, store, request_):
    assert dispatch(app, store, request_)[1] is None


@pytest.mark.parametrize("rounds", [150, pytest.param(1_500, marks=pytest.mark.slow)])
def test_no_field_makes_a_listener_fail(app, store, rounds):
    chance = random.Random(20260302)
    failures = []

    for _ in range(rounds):
        body = mutated(chance)
        work, failure = dispatch(app, store, body)
        if failure is not None:
            failures.append((type(failure).__name__, str(failure)[:200], json.dumps(body)[:500]))
        for post in work.posts:
            arguments = {name: value for name, value in post.arguments.items() if name != "url"}
            assert LINK.findall(" ".join(words(arguments))) == []

    assert failures == []


def words(value):
    """Yield everything that is shown: texts and labels, not ids and values."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in {"text", "accessibility_label", "title", "alt_text"} and isinstance(inner, str):
                yield inner
            elif name not in {"value", "action_id", "thread_ts", "user"}:
                yield from words(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from words(inner)
