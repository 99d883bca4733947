"""What can be typed into the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from rich.text import Text

from bot.playground import terminal_lists
from bot.playground.errors import PlaygroundError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.playground.messages import Message
    from bot.playground.terminal import Terminal

# Whether the bot must answer, may answer, or has nothing to do with it.
Expected = Literal["answer", "perhaps", "nothing"]
Command = Callable[["Terminal", str], Expected]


def perform(terminal: Terminal, line: str) -> Expected:
    """Do what a line says: a command, or else words for the bot."""
    if not line.startswith("/"):
        return _say(terminal, line)
    name, _, argument = line[1:].partition(" ")
    if f"/{name}" in terminal.playground.workspace.app.commands:
        terminal.feed.colleague.run(line, terminal.feed.place)
        return "answer"
    if name.isdigit():
        return _press(terminal, name)
    if name not in COMMANDS:
        raise PlaygroundError(f"/{name} is not known here; /help lists what is")
    return COMMANDS[name](terminal, argument.strip())


def _say(terminal: Terminal, text: str) -> Expected:
    feed = terminal.feed
    message = feed.colleague.say(text, feed.place, feed.thread)
    to_bot = feed.place is None or f"<@{terminal.playground.workspace.app.user}>" in message.text
    return "answer" if to_bot else "perhaps"


def _direct(terminal: Terminal, _argument: str) -> Expected:
    terminal.feed.go(None)
    return "perhaps"


def _channel(terminal: Terminal, argument: str) -> Expected:
    terminal.feed.go(argument.removeprefix("#"))
    return "nothing"


def _as(terminal: Terminal, argument: str) -> Expected:
    terminal.feed.colleague = terminal.playground.person(argument)
    terminal.feed.go(None)
    person = terminal.feed.colleague.person
    terminal.feed.say(Text(f"You are {person.name}, {person.title}.", "dim"))
    terminal.feed.colleague.open_messages()
    return "perhaps"


def _new(terminal: Terminal, _argument: str) -> Expected:
    terminal.feed.thread = None
    terminal.feed.skip()
    return "nothing"


def _thread(terminal: Terminal, argument: str) -> Expected:
    if argument:
        terminal.feed.enter_thread(_number(argument))
    else:
        terminal.feed.thread = None
    return "nothing"


def _press(terminal: Terminal, argument: str) -> Expected:
    numbered = terminal.feed.control(_number(argument))
    if not numbered.control.is_button:
        raise PlaygroundError(f"[{argument}] is not a button; use /choose {argument} and what you want")
    terminal.feed.colleague.press_control(numbered.control, numbered.place)
    return "perhaps"


def _choose(terminal: Terminal, argument: str) -> Expected:
    number, _, entry = argument.partition(" ")
    numbered = terminal.feed.control(_number(number))
    if numbered.control.is_button:
        raise PlaygroundError(f"[{number}] is a button; use /press {number}")
    many = "multi" in numbered.control.element["type"] or numbered.control.element["type"] == "checkboxes"
    entries = [part.strip() for part in entry.split(",")] if many else entry.strip()
    told = terminal.feed.colleague.choose_control(numbered.control, entries, numbered.place)
    return "nothing" if told is None else "perhaps"


def _submit(terminal: Terminal, _argument: str) -> Expected:
    submission = terminal.feed.colleague.submit()
    return "perhaps" if submission.acknowledged and not submission.errors else "nothing"


def _close(terminal: Terminal, _argument: str) -> Expected:
    terminal.feed.colleague.close_modal()
    return "nothing"


def _home(terminal: Terminal, _argument: str) -> Expected:
    terminal.feed.colleague.open_home()
    terminal.follow("perhaps")
    terminal.feed.show_home()
    return "nothing"


def _prompt(terminal: Terminal, argument: str) -> Expected:
    prompts = terminal.feed.colleague.prompts().prompts
    number = _number(argument)
    if not 1 <= number <= len(prompts):
        raise PlaygroundError(f"there is no prompt {number}")
    return _say(terminal, prompts[number - 1][1])


def _edit(terminal: Terminal, argument: str) -> Expected:
    terminal.feed.colleague.edit(_last(terminal), argument)
    return "perhaps"


def _delete(terminal: Terminal, _argument: str) -> Expected:
    terminal.feed.colleague.delete(_last(terminal))
    return "perhaps"


def _shortcut(terminal: Terminal, argument: str) -> Expected:
    callback_id, _, on_last = argument.partition(" ")
    colleague = terminal.feed.colleague
    if on_last == "last":
        colleague.use_message_shortcut(callback_id, colleague.messages(terminal.feed.place)[-1])
    else:
        colleague.use_shortcut(callback_id)
    return "answer"


def _upload(terminal: Terminal, argument: str) -> Expected:
    path = Path(argument).expanduser()
    if not path.is_file():
        raise PlaygroundError(f"there is no file {argument}")
    terminal.feed.colleague.upload(path.name, path.read_bytes(), terminal.feed.place)
    return "perhaps"


def _people(terminal: Terminal, _argument: str) -> Expected:
    terminal_lists.show_people(terminal.playground, terminal.feed)
    return "nothing"


def _channels(terminal: Terminal, _argument: str) -> Expected:
    terminal_lists.show_channels(terminal.playground, terminal.feed)
    return "nothing"


def _help(terminal: Terminal, _argument: str) -> Expected:
    terminal_lists.show_commands(terminal.playground, terminal.feed)
    return "nothing"


def _last(terminal: Terminal) -> Message:
    colleague = terminal.feed.colleague
    mine = [said for said in colleague.messages(terminal.feed.place) if said.user == colleague.person.id]
    if not mine:
        raise PlaygroundError("you have not written anything here")
    return mine[-1]


def _number(argument: str) -> int:
    if not argument.strip().isdigit():
        raise PlaygroundError(f"a number is needed, not {argument!r}")
    return int(argument)


COMMANDS: Final[Mapping[str, Command]] = {
    "press": _press,
    "choose": _choose,
    "submit": _submit,
    "close": _close,
    "prompt": _prompt,
    "dm": _direct,
    "channel": _channel,
    "thread": _thread,
    "new": _new,
    "as": _as,
    "home": _home,
    "edit": _edit,
    "delete": _delete,
    "upload": _upload,
    "shortcut": _shortcut,
    "people": _people,
    "channels": _channels,
    "help": _help,
}
