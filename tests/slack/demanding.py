"""Somebody who states a demand or gap of the bakery, whose areas are headed by people of the stand-in."""

from __future__ import annotations

from bot.domain.drafting.entries import By, Filled, Skipped
from bot.domain.drafting.position import position
from bot.domain.drafting.values import content
from bot.playground.screen import buttons
from tests.dossiers import AREAS, dossier
from tests.slack.conftest import texts

HEADS = {"area-shops": "Director of operations", "area-ovens": "Head of Ovens",
         "area-tills": "Head of infrastructure"}  # fmt: skip
PEOPLE = [
    {"id": "p-shops", "role": "Director of operations", "area": "area-shops", "side": "business"},
    {"id": "p-tills", "role": "Head of infrastructure", "area": "area-tills", "side": "it"},
]
CONTENT = {
    "guideline": "g-one-till",
    "translation": "We learn one till.",
    "target_outcome": "Every seller knows it.",
    "indicator.name": "Sellers trained",
    "indicator.baseline": 0,
    "indicator.target": 60,
    "indicator.unit": "people",
    "indicator.by": "2027-12-31",
    "needs_from": [{"area": "area-tills", "what": "A till to try", "by": "2027-06-30"}],
    "priority": "must",
    "latest": "2027-12-31",
    "risk_if_not_done": "Two tills.",
    "size": "M",
}
OPTIONAL = (
    "offers_to", "affects.processes", "affects.systems", "in_scope", "out_of_scope", "assumptions",
    "risk_if_done", "earliest", "effort",
)  # fmt: skip


def bakery(demands=()):
    """Return the bakery's dossier, in which Bruno and Ivo head areas, and nobody the ovens."""
    areas = [{**area, "head": HEADS[area["id"]]} for area in AREAS]
    people = [{"timezone": "Europe/Berlin", "level": 1, **person} for person in PEOPLE]
    return dossier(strategy={"areas": areas}, people=people, demands=list(demands))


class Owner:
    """Somebody with a demand or gap under way."""

    def __init__(self, bot, person):
        self.bot = bot
        self.person = person
        self.root = None

    def offered(self, kind="demand"):
        """Ask for the card; return it."""
        self.person.run(f"/align {kind}")
        self.bot.settle()
        return self.card()

    def card(self):
        self.root = next(each for each in reversed(self.person.answers()) if "Not now" in names(each))
        return self.root

    def begin(self, kind="demand"):
        self.press("Begin", self.offered(kind))
        return self

    @property
    def draft(self):
        return self.bot.deliveries.drafts.in_thread("TLOCAL", self.root.channel, self.root.ts)

    @property
    def told(self):
        return content(self.draft)

    @property
    def at(self):
        return position(self.draft)

    @property
    def thread(self):
        return [each for each in self.person.answers(thread=self.root.ts) if each.ts != self.root.ts]

    @property
    def step(self):
        """The message of the last step, as it is now."""
        return next(each for each in reversed(self.thread) if names(each))

    @property
    def standing(self):
        """The message that shows what stands."""
        return next(each for each in reversed(self.thread) if "History" in names(each))

    @property
    def buttons(self):
        return names(self.step)

    @property
    def words(self):
        return texts(self.step.blocks)

    def press(self, name, on=None):
        self.person.press(name, on or self.step)
        self.bot.settle()

    def choose(self, name, entry, on=None):
        self.person.choose(name, entry, on or self.step)
        self.bot.settle()

    def say(self, text):
        said = self.person.say(text, thread=self.root)
        self.bot.settle()
        return said

    def submit(self, entries=None):
        done = self.person.submit(entries)
        self.bot.settle()
        return done

    def fill(self, **more):
        """Fill everything at once, as if it had been done before."""
        kept, draft = self.bot.deliveries.drafts.drafts, self.draft
        kept["TLOCAL", draft.id] = filled(draft, {**CONTENT, **more})
        return self

    def ready(self, **more):
        """Come to where everything is to be confirmed, having begun; what is optional was left out."""
        self.begin().fill(**more)
        self.press("Edit all")
        self.submit({"Unit": "sellers"})
        self.person.close_modal(everything=True)
        return self

    def confirmed(self, **more):
        self.ready(**more).press("Confirm")
        return self


def filled(draft, values):
    """Return a draft with values, and everything optional skipped."""
    left = [Skipped(path, "before", draft.started) for path in OPTIONAL]
    known = {path: value for path, value in values.items() if value is not None}
    return draft.add(Filled(known, By.PERSON, "before", draft.started), *left)


def names(message):
    return [button.label for button in buttons(message.blocks)]
