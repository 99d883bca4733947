"""`plumbline serve` and `plumbline demo`: the bot at work, in a real workspace or in the local one."""

from __future__ import annotations

import os
import socket
import stat
import sys
import threading

import click

_USUAL_PORT = 8400


@click.command()
@click.option("--http", is_flag=True, help="Take Slack's requests over HTTP instead of Socket Mode.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen, with --http.")
@click.option("--port", default=3000, show_default=True, help="Where to listen, with --http.")
def serve(host: str, port: int, *, http: bool) -> None:
    """Connect to Slack and work until stopped."""
    from bot.bootstrap import build
    from bot.logs import set_up_logging
    from bot.settings import read_settings

    settings = read_settings()
    set_up_logging(settings.log_level)
    application = build(settings)
    try:
        bot = application.bot
        threading.Thread(target=application.warm_up, daemon=True, name="warm-up").start()
        if http:
            bot.run_http(host, port)
        else:
            bot.run_socket_mode(application.secret("slack_app_token"))
    finally:
        application.close()


@click.command()
@click.option("--port", type=int, help="Port of the page; default: 8400, or any that is free.")
@click.option("--terminal", is_flag=True, help="Talk to the bot in this terminal; piped input does as well.")
@click.option("--browser/--no-browser", default=True, help="Open the page in a browser, where there is one.")
def demo(port: int | None, *, terminal: bool, browser: bool) -> None:
    """Try everything on this machine: the bot, a stand-in for Slack, and a page to use it as any manager."""
    from rich.console import Console

    from bot.cli.demonstrating import demonstration
    from bot.playground.demo import run_demo

    typed = sys.stdin if terminal or _is_piped() else None
    shown = demonstration(_usual_port() if port is None else port, browser=browser and typed is None)
    sys.exit(run_demo(shown, typed, Console()))


def _usual_port() -> int:
    """Return the port of last time, so that an open page finds the workspace again; 0 where it is taken."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", _USUAL_PORT))
        except OSError:
            return 0
    return _USUAL_PORT


def _is_piped() -> bool:
    """Whether somebody pipes or redirects words to us; a service has no input, but not in this way."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


COMMANDS = (serve, demo)
