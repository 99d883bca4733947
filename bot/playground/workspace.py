"""The workspace: all that Slack would keep, in memory, and no network."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from bot.playground.channels import Channels
from bot.playground.clock import Clock
from bot.playground.company import Company, sample_company
from bot.playground.delivery import Delivery
from bot.playground.errors import PlaygroundError, SlackError
from bot.playground.files import Files
from bot.playground.installation import InstalledApp
from bot.playground.messages import Messages
from bot.playground.people import COLOURS, Person
from bot.playground.rate_limits import RateLimits
from bot.playground.reading import Reading
from bot.playground.response_urls import ResponseUrls
from bot.playground.scheduling import ScheduledMessages
from bot.playground.sessions import Sessions
from bot.playground.tickets import Tickets
from bot.playground.views import Views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.playground.delivery import Kind
    from bot.playground.json_values import JsonObject

TEAM = "TLOCAL"


class Workspace:
    """One company's Slack. Safe for several threads: change it inside `with workspace.changing():`."""

    def __init__(self, app: InstalledApp | None = None, company: Company | None = None) -> None:
        self.company = company or sample_company()
        self.team = TEAM
        self.name = self.company.name
        self.app = app or InstalledApp()
        self.clock = Clock()
        self.changed = threading.Condition(threading.RLock())
        self.tickets = Tickets()
        self.rate_limits = RateLimits(self.clock)
        # Grows with every change, so that whoever looks from outside knows when to look again.
        self.version = 0
        self.address = "http://127.0.0.1:0"
        self._couriers: list[Callable[[Delivery], None]] = []
        # Ids never repeat, not even in the next run: an app may remember the events of this one.
        self._numbers = count(int(self.clock.now() * 1000))
        self.begin()

    def begin(self) -> None:
        """Forget everything that happened, and let the company move in."""
        self.people: dict[str, Person] = {person.id: person for person in self.company.people}
        self.channels = Channels()
        self.messages = Messages()
        self.reading = Reading()
        self.views = Views(self.clock)
        self.files = Files()
        self.scheduled = ScheduledMessages()
        self.sessions = Sessions()
        self.response_urls = ResponseUrls()
        self.deliveries: list[Delivery] = []
        # What people chose on messages, by person and message timestamp.
        self.entered: dict[tuple[str, str], JsonObject] = {}
        self.installed = True
        app = self.app
        self.people[app.user] = Person(app.user, app.handle, app.name, timezone="UTC", bot_id=app.bot_id)
        for channel in self.company.channels:
            self.channels.add(channel.name, set(self.people), private=channel.private, topic=channel.topic)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold the workspace while changing it, and wake whoever waits for a change."""
        with self.changed:
            try:
                yield
            finally:
                self.version += 1
                self.changed.notify_all()

    def number(self) -> int:
        """Return a number not used before."""
        return next(self._numbers)

    def person(self, identifier: str) -> Person:
        """Return a person by id; user_not_found where there is none."""
        if identifier not in self.people:
            raise SlackError("user_not_found")
        return self.people[identifier]

    def find_person(self, name: str) -> Person:
        """Return a colleague by handle, full name or id."""
        for person in list(self.people.values()):
            if name.lower() in {person.handle, person.name.lower(), person.id.lower()} and not person.bot_id:
                return person
        raise PlaygroundError(f"there is nobody called {name!r} in {self.name}")

    def add_person(self, name: str, title: str = "", side: str = "") -> Person:
        """Hire somebody; the handle is the first name, with a number where it is taken."""
        handle = name.split(maxsplit=1)[0].lower()
        if any(person.handle == handle for person in self.people.values()):
            handle = f"{handle}{len(self.people)}"
        letters = "".join(letter for letter in handle.upper() if letter.isalnum() and letter.isascii())
        person = Person(
            id=f"U0{letters}",
            handle=handle,
            name=name,
            title=title,
            side=side,
            colour=len(self.people) % COLOURS,
        )
        self.people[person.id] = person
        return person

    def deliver_with(self, courier: Callable[[Delivery], None]) -> None:
        """Hand every future delivery to this courier as well."""
        self._couriers.append(courier)

    def deliver(self, kind: Kind, payload: JsonObject) -> Delivery:
        """Send a payload to the app."""
        delivery = Delivery(kind, payload, self.clock.now())
        self.deliveries.append(delivery)
        for courier in self._couriers:
            courier(delivery)
        return delivery
