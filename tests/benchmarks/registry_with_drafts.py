"""How long looking through many demands takes, as every press on a demand does.

.venv/bin/python -m tests.benchmarks.registry_with_drafts [DRAFTS]
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bot.bootstrap import build
from bot.domain.drafting.entries import By, Confirmed, Filled, Kind
from bot.domain.drafting.forming import written
from bot.settings import read_settings
from tests.dossiers import dossier
from tests.drafts import AT, draft

STEPS = 12
"""What somebody fills before they confirm."""


def main(count: int) -> None:
    """Keep so many confirmed demands, and measure what a press looks at."""
    with TemporaryDirectory() as folder:
        here = {"home": Path(folder), "database_url": None, "model": None}
        application = build(read_settings().model_copy(update=here))
        application.storage.dossiers.keep("T1", dossier())
        (form, *_) = dossier().demands
        for number in range(count):
            name = f"demand-{number}"
            values = {"translation": "We learn one till. " * 8}
            told = [Filled(values, By.HEARD, "c", AT, f"{step}.1") for step in range(STEPS)]
            kept = replace(
                draft(), id=f"d{number}", thread=f"{number}.0", person=f"U{number % 30}", name=name
            )
            work = application.storage.deliveries.work("T1", "D1")
            work.keep_draft(kept.add(*told, Confirmed({**written(form), "id": name}, "c", AT)), 0)
            application.storage.deliveries.commit(work)
        for what, look in (
            ("one sheet", lambda: application.drafting.find("T1", "d1")),
            ("of a person", lambda: application.drafting.of_person("T1", "U1")),
            ("what stands", lambda: application.registry.standing("T1", Kind.DEMAND)),
        ):
            times = []
            for _ in range(5):
                start = perf_counter()
                look()
                times.append(perf_counter() - start)
            print(f"{what}: {sorted(times)[2] * 1000:.0f} ms with {count} demands")  # noqa: T201 - the result


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 300)
