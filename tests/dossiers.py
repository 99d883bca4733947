"""A small dossier of a bakery: two guidelines, one decision between two options, two managers."""

from __future__ import annotations

from bot.domain.dossier import Dossier

AREAS = [
    {
        "id": "area-shops",
        "name": "Shops",
        "side": "business",
        "head": "Head of Shops",
        "about": "Nine shops.",
    },
    {
        "id": "area-ovens",
        "name": "Ovens",
        "side": "business",
        "head": "Head of Ovens",
        "about": "The bakery.",
    },
    {
        "id": "area-tills",
        "name": "Tills",
        "side": "it",
        "head": "Head of Tills",
        "about": "Tills and orders.",
    },
]
GUIDELINES = [
    {
        "id": "g-one-till",
        "statement": "One till in every shop.",
        "intent": "An order can be collected anywhere.",
        "areas": ["area-shops", "area-tills"],
    },
]


def option(named: str, score: int) -> dict[str, object]:
    """Return an option with consequences for everybody."""
    return {
        "id": named,
        "name": named.removeprefix("o-").capitalize(),
        "summary": f"We go the way of {named}.",
        "consequences": [
            {"area": area["id"], "effect": "mixed", "text": f"{area['name']} change.", "horizon": "short"}
            for area in AREAS
        ],
        "cost": {"one_off": 1000, "yearly": 10, "currency": "DKK"},
        "risks": ["The flour runs out"],
        "scores": {"c-cost": score},
    }


DECISION = {
    "id": "d-till",
    "guideline": "g-one-till",
    "question": "Should each shop keep its own till?",
    "decided_on": "2026-03-01",
    "decided_by": "The bakers",
    "criteria": [{"id": "c-cost", "name": "Cost", "weight": 3}],
    "options": [option("o-keep", 2), option("o-one", 4)],
    "chosen": "o-one",
    "because": ["Orders are typed once."],
    "rejected": [{"option": "o-keep", "because": "Four tills are out of support."}],
    "revisit_if": ["A shop is sold"],
}
TARGETS = [
    {
        "id": f"t-{perspective.replace('_', '-')}",
        "perspective": perspective,
        "guideline": "g-one-till",
        "measure": "Orders collected elsewhere",
        "baseline": 0,
        "target": 20,
        "unit": "percent",
        "by": "2028-12-31",
    }
    for perspective in ("financial", "customer", "internal_process", "learning_growth")
]
STRATEGY: dict[str, object] = {
    "id": "bakery-strategy",
    "title": "One bakery",
    "organisation": "Crumb & Sons",
    "version": 1,
    "adopted": "2026-06-01",
    "horizon": "2027-2028",
    "mission": "Bread where people are.",
    "summary": "One till, one oven.",
    "areas": AREAS,
    "guidelines": GUIDELINES,
    "decisions": [DECISION],
    "targets": TARGETS,
}
PEOPLE = [
    {"id": "p-shops", "role": "Head of Shops", "area": "area-shops", "side": "business", "level": 2},
    {"id": "p-ovens", "role": "Head of Ovens", "area": "area-ovens", "side": "business", "level": 2},
    {"id": "p-tills", "role": "Head of Tills", "area": "area-tills", "side": "it", "level": 2},
]
DEMAND = {
    "id": "dm-shops",
    "owner": "p-shops",
    "area": "area-shops",
    "guideline": "g-one-till",
    "translation": "We learn one till.",
    "target_outcome": "Every seller knows it.",
    "indicator": {
        "name": "Sellers trained",
        "baseline": 0,
        "target": 60,
        "unit": "people",
        "by": "2027-12-31",
    },
    "needs_from": [{"area": "area-tills", "what": "A till to try", "by": "2027-06-30"}],
    "offers_to": [],
    "affects": {"processes": ["selling"], "systems": ["till"]},
    "in_scope": ["All shops"],
    "out_of_scope": [],
    "assumptions": [],
    "risk_if_done": "Queues.",
    "risk_if_not_done": "Two tills.",
    "priority": "must",
    "earliest": "2027-01-01",
    "latest": "2027-12-31",
    "size": "M",
    "effort": [{"area": "area-shops", "period": "2027-Q1", "person_days": 20}],
}


def dossier(**changed: object) -> Dossier:
    """Return the bakery's dossier with other parts where given, and a `strategy` where it differs."""
    own = changed.pop("strategy", {})
    parts = {
        "strategy": {**STRATEGY, **(own if isinstance(own, dict) else {})},
        "people": [{"timezone": "Europe/Copenhagen", **person} for person in PEOPLE],
        "capacity": [{"area": "area-shops", "period": "2027-Q1", "person_days": 20}],
        "demands": [DEMAND],
    }
    return Dossier.model_validate({**parts, **changed})
