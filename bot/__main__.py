"""`plumbline` and `python -m bot`."""

from __future__ import annotations

from bot.cli import command_line


def main() -> None:
    """Run the command line."""
    command_line()(prog_name="plumbline")


if __name__ == "__main__":
    main()
