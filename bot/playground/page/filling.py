"""Pressing, choosing and filling in what an app put on a message, a modal or the Home tab."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.playground import acting, modals
from bot.playground.errors import PlaygroundError, SlackError
from bot.playground.page.bodies import message_context
from bot.playground.page.dialogs import view_context
from bot.playground.page.kit import action_of, asked_for, complaints, found_options, state_of

if TYPE_CHECKING:
    from bot.playground.colleague import Colleague
    from bot.playground.json_values import JsonObject
    from bot.playground.messages import Message
    from bot.playground.page.forms import Form
    from bot.playground.page.kit import Context
    from bot.playground.views import View

_ANSWER_SECONDS = 10.0


def interact(colleague: Colleague, form: Form) -> JsonObject:
    """Tell the app what was pressed or chosen."""
    place, context = _place(colleague, form)
    blocks = acting.blocks_of(place)
    place = acting.enter(colleague.workspace, colleague.person, place, state_of(form.pairs, blocks, context))
    action = action_of(form.pairs, blocks, context)
    delivery = acting.act(colleague.workspace, colleague.person, place, action)
    if not delivery.wait(_ANSWER_SECONDS):
        raise PlaygroundError(silence(colleague))
    return {}


def submit(colleague: Colleague, form: Form) -> JsonObject:
    """Submit a modal; what is wrong with it stands in it afterwards."""
    view, context = _view(colleague, form["view"])
    blocks = acting.blocks_of(view)
    values = state_of(form.pairs, blocks, context)
    found = complaints(blocks, values)
    filled = replace(view, values=values, errors=found)
    with colleague.workspace.changing():
        colleague.workspace.views.keep(filled)
    if found:
        return {}
    submission = modals.send(colleague.workspace, colleague.person, filled)
    if not submission.acknowledged:
        raise PlaygroundError(silence(colleague))
    return {}


def close(colleague: Colleague, form: Form) -> JsonObject:
    """Close the modal on top, or all of them, unless the app was quicker."""
    top = colleague.modal()
    if top is not None and top.id == form["view"]:
        colleague.close_modal(everything=form.get("everything") is not None)
    return {}


def options(colleague: Colleague, form: Form) -> JsonObject:
    """Ask the app what it offers for what was typed into a menu (`name`: the menu, `typed`)."""
    place, context = _place(colleague, form)
    control = asked_for(form["name"], acting.blocks_of(place))
    offered = acting.options(colleague.workspace, colleague.person, place, control, form["typed"])
    return {"html": found_options(control, offered, context)}


def _place(colleague: Colleague, form: Form) -> tuple[Message | View, Context]:
    identifier = form.get("view")
    if identifier is not None:
        return _view(colleague, identifier)
    channel = colleague.channel(form["channel"]).id
    message = colleague.workspace.messages.get(channel, form["ts"])
    if message is None:
        raise PlaygroundError("This message is gone.")
    return message, message_context(colleague.workspace, colleague.person, message)


def _view(colleague: Colleague, identifier: str) -> tuple[View, Context]:
    try:
        view = colleague.workspace.views.find(identifier)
    except SlackError:
        raise PlaygroundError("This is no longer open: the app closed it.") from None
    if view.user != colleague.person.id:
        raise PlaygroundError("This belongs to somebody else.")
    return view, view_context(colleague.workspace, view)


def silence(colleague: Colleague) -> str:
    """Say that the app did not answer, and what to do."""
    name = colleague.workspace.app.name
    return (
        f"{name} did not answer within three seconds. Is it running? Look behind the scenes, then try again."
    )
