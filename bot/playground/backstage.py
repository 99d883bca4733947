"""Backstage: what a facilitator may see and do behind the scenes of the local workspace."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from bot.playground import furnishing, journal, posting
from bot.playground.errors import PlaygroundError, WaitTimeoutError
from bot.playground.switches import SWITCHES, Switch, Switchboard
from bot.playground.waiting import wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.playground.bot_process import BotProcess
    from bot.playground.courier import Courier
    from bot.playground.faults import Faults
    from bot.playground.journal import Entry
    from bot.playground.routes import CallLog
    from bot.playground.scheduling import ScheduledMessage
    from bot.playground.workspace import Workspace

CONNECT_SECONDS = 180.0
_LEAVE_SECONDS = 10.0
_LOOK_AGAIN_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Depth:
    """What lies in the bot's database: requests that wait to be worked on, posts that wait to be sent."""

    requests: int
    posts: int


@dataclass(frozen=True, slots=True)
class BotState:
    """How the bot is. `process` is its number, `exit_code` how the last process ended."""

    says: Literal["connected", "starting", "stopped", "not connected"]
    process: int | None = None
    exit_code: int | None = None
    starts: int = 0


class Stage(Protocol):
    """What stands on the stage: the workspace and its server's parts."""

    workspace: Workspace
    faults: Faults
    calls: CallLog
    courier: Courier


class Backstage:
    """Looks at and changes what happens behind the page. Safe to use from several threads.

    A demo adds its bot's `process`, how to look into the bot's database (`look`, which returns None where
    there is nothing to see yet), and how to erase the workspace from it (`erase`, while no bot runs).
    """

    def __init__(self, stage: Stage) -> None:
        self.process: BotProcess | None = None
        self.look: Callable[[], Depth | None] = lambda: None
        self.erase: Callable[[], object] = lambda: None
        self._stage = stage
        self._workspace = stage.workspace
        self._switchboard = Switchboard(stage.faults)
        self._resetting = threading.Lock()

    def journal(self, newest: int = journal.NEWEST) -> list[Entry]:
        """Return what went between Slack and the bot, the newest first."""
        return journal.journal(self._workspace, self._stage.calls, newest)

    def depth(self) -> Depth | None:
        """Return how much the bot still has to do; None where that cannot be seen."""
        return self.look()

    def bot(self) -> BotState:
        """Return how the bot is."""
        connected, process = self._workspace.tickets.connected > 0, self.process
        if process is None:
            return BotState("connected" if connected else "not connected")
        running = process.running
        says: Literal["connected", "starting", "stopped"] = "starting" if running else "stopped"
        if running and connected:
            says = "connected"
        return BotState(says, process.number, process.exit_code, process.starts)

    def kill(self) -> None:
        """End the bot's process at once, as a power cut would."""
        self._own_process().kill()
        # The line to it is broken a moment later; until then it would count as connected.
        wait_for(self._workspace, self._is_alone, _LEAVE_SECONDS, "the bot to be gone")
        self._tell()

    def start(self) -> None:
        """Start the bot's process where it does not run."""
        self._own_process().start()
        self._tell()

    def restart(self) -> None:
        """Kill the bot's process and start another."""
        self.kill()
        self.start()

    def switches(self) -> list[tuple[Switch, bool]]:
        """Return every switch, and whether it is on."""
        return [(switch, self._switchboard.is_on(switch)) for switch in SWITCHES]

    def switch(self, identifier: str, *, on: bool) -> None:
        """Turn a fault on or off."""
        with self._workspace.changing():
            self._switchboard.turn(identifier, on=on)

    def lift_faults(self) -> None:
        """Turn every switch off, and lift the faults that no switch stands for."""
        with self._workspace.changing():
            self._switchboard.clear()

    def watch(self, ended: threading.Event) -> None:
        """Wake whoever looks at the workspace when the bot or its work has changed, until `ended` is set."""
        seen = None
        while not ended.wait(_LOOK_AGAIN_SECONDS):
            found = self.bot(), self.depth()
            if found != seen:
                seen = found
                self._tell()

    def scheduled(self) -> list[ScheduledMessage]:
        """Return the messages that wait for their time, the next one first."""
        return self._workspace.scheduled.waiting()

    def jump(self, identifier: str | None = None) -> None:
        """Move the workspace's time to when a scheduled message is due, by default the next one."""
        with self._workspace.changing():
            waiting = [m for m in self.scheduled() if identifier in {None, m.id}]
            if not waiting:
                raise PlaygroundError("no message waits for its time")
            self._workspace.clock.advance(max(0.0, waiting[0].post_at - self._workspace.clock.now()))
            posting.post_due(self._workspace)

    def ask_when_connected(self, timeout: float = CONNECT_SECONDS) -> bool:
        """Wait for the bot and ask it the company's questions; return whether it came."""
        workspace = self._workspace

        def settled() -> bool:
            return workspace.tickets.connected > 0 or (self.process is not None and not self.process.running)

        try:
            wait_for(workspace, settled, timeout, "the bot to connect")
        except WaitTimeoutError:
            return False
        if not workspace.tickets.connected:
            return False
        furnishing.ask(workspace, workspace.company)
        return True

    def reset(self) -> None:
        """Put everything back to how it was at the start, in the bot's database as well.

        Documents stay on the company's shelf. Time goes on from where it is.
        """
        with self._resetting:
            if self.process is not None:
                self.kill()
            self._stage.courier.drop_all()
            self._switchboard.clear()
            with self._workspace.changing():
                self._workspace.begin()
                furnishing.furnish(self._workspace, self._workspace.company)
            self._stage.calls.clear()
            self.erase()
            if self.process is not None:
                self.process.start()
            threading.Thread(target=self.ask_when_connected, daemon=True, name="questions").start()

    def _is_alone(self) -> bool:
        return self._workspace.tickets.connected == 0

    def _own_process(self) -> BotProcess:
        if self.process is None:
            raise PlaygroundError("the bot was not started from here, so it cannot be killed from here")
        return self.process

    def _tell(self) -> None:
        with self._workspace.changing():
            pass
