"""The command line: thin commands over the services.

Commands import what they need when they run, so that `plumbline --help` answers at once.
"""

from __future__ import annotations

from importlib.metadata import entry_points

import click

from bot.cli import (
    asking,
    demands,
    dossiers,
    explaining,
    indexing,
    instruments,
    interpreting,
    interviews,
    keeping,
    perspectives,
    serving,
    targets,
    understanding,
)
from bot.cli.errors import friendly


class FriendlyGroup(click.Group):
    """A group whose commands turn the errors that we raise on purpose into a readable line."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        with friendly():
            return super().invoke(ctx)


@click.group(cls=FriendlyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="plumbline")
def plumbline() -> None:
    """Plumbline, a Slack assistant for business-IT alignment.

    Try it without Slack: plumbline demo. Ask at once: plumbline ask "What is strategic fit?"
    """


def command_line() -> click.Group:
    """Return the whole command line: the bot's own commands and those of the layers above it."""
    modules = (
        asking,
        explaining,
        indexing,
        dossiers,
        demands,
        targets,
        instruments,
        interviews,
        interpreting,
        understanding,
        perspectives,
        serving,
        keeping,
    )
    for module in modules:
        for command in module.COMMANDS:
            plumbline.add_command(command)
    for entry in entry_points(group="plumbline.commands"):
        plumbline.add_command(entry.load())
    return plumbline
