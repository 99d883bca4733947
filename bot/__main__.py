"""`plumbline` and `python -m bot`."""

from __future__ import annotations

from bot.cli import command_line
from bot.cli.environment import hand_on


def main() -> None:
    """Run the command line."""
    hand_on()
    command_line()(prog_name="plumbline")


if __name__ == "__main__":
    main()
