"""`plumbline serve` and `plumbline demo`: the bot at work, in a real workspace or in the local one."""

from __future__ import annotations

import os
import sys
import threading

import click


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
@click.option("--port", default=0, help="Port of the stand-in; default: any that is free.")
def demo(port: int) -> None:
    """Try everything on this machine: the bot, a stand-in for Slack, and a terminal to talk to it."""
    from rich.console import Console

    from bot.bootstrap import build
    from bot.playground.demo import Demo, run_demo
    from bot.playground.installation import from_manifest
    from bot.settings import read_settings
    from bot.slack.manifest import manifest

    settings = read_settings()
    console = Console()
    with console.status("Getting the framework ready ..."):
        build(settings).library  # noqa: B018 - filled here, so that the bot starts at once
    command = (sys.executable, "-m", "bot", "serve")
    log_file = settings.home / "demo.log"
    app = from_manifest(manifest())
    sys.exit(run_demo(Demo(command, dict(os.environ), log_file, app, port), sys.stdin, console))


COMMANDS = (serve, demo)
