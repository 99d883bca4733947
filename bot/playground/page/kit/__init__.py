"""Block Kit as HTML, and the way back: forms as Slack's `actions` and `state.values`.

The page puts what `render_blocks` returns inside one `<form class="kit" novalidate>` for each message, modal
and Home tab, with whatever fields of its own it needs to know the place again. `static/kit.js` sends it:

- `data-acts="press|change|settle|enter|type"` marks what the app hears of at once; the script sends the whole
  form with `acted` (the element's `data-name`) and `pressed` (its `data-pressed`), once the dialog that
  `data-confirm` names was agreed to.
- `input[data-options]` asks for the options of an external menu: `found_options` renders them.
- `input[type=file][data-files]` uploads; the ids go into hidden fields of that name.

On the server: `values = state_of(sent, blocks, context)`, `acting.enter(workspace, person, place, values)`,
then either `acting.act(workspace, person, place, action_of(sent, blocks, context))`, or for a submission
`complaints(blocks, values)` and, where there are none, `modals.send`. `sent` are the form's fields as pairs,
because names repeat.
"""

from bot.playground.complaints import complaints
from bot.playground.page.kit.attachments import render_attachments
from bot.playground.page.kit.blocks import render_blocks
from bot.playground.page.kit.context import Context
from bot.playground.page.kit.finding import asked_for, found_options
from bot.playground.page.kit.forms import action_of, state_of
from bot.playground.page.kit.markdown import markdown as render_markdown
from bot.playground.page.kit.texts import render_mrkdwn

__all__ = [
    "Context",
    "action_of",
    "asked_for",
    "complaints",
    "found_options",
    "render_attachments",
    "render_blocks",
    "render_markdown",
    "render_mrkdwn",
    "state_of",
]
