"""Demands and gaps as files in the dossier's format: YAML, JSON, or a table; each flaw is at its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, RootModel

from bot.adapters.form_tables import read_table, written_table
from bot.domain.demand import Demand, Gap
from bot.domain.drafting.entries import Kind
from bot.domain.drafting.forming import written
from bot.services.drafting.importing import Given
from knowledge.lined_yaml import Flaw, FlawedYamlError, Lined, decoded, read
from knowledge.typed_yaml import validated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENDINGS: Final = (".yaml", ".yml", ".json", ".csv")


class _Demands(RootModel[tuple[Demand, ...]]):
    pass


class _Gaps(RootModel[tuple[Gap, ...]]):
    pass


_MODELS: Final[dict[Kind, type[RootModel[Any]]]] = {Kind.DEMAND: _Demands, Kind.GAP: _Gaps}


def read_forms(kind: Kind, path: Path) -> Given:
    """Read a file. Raises FlawedYamlError with every flaw at its line."""
    text = decoded(path)
    lined = read_table(kind, text) if path.suffix.lower() == ".csv" else read(text)
    if not isinstance(lined.content, list):
        raise FlawedYamlError([Flaw(1, f"this should be a list of {kind}s; begin each with “- id: …”")])
    model: BaseModel = validated(_MODELS[kind], lined)
    assert isinstance(model, RootModel)
    return Given(model.root, lined.line)


def written_forms(kind: Kind, forms: Sequence[Demand | Gap], ending: str) -> str:
    """Return demands or gaps as the text of a file with one of `ENDINGS`."""
    content = [written(form) for form in forms]
    match ending.lower():
        case ".csv":
            return written_table(kind, content)
        case ".json":
            return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        case _:
            import yaml  # noqa: PLC0415 - reading has its own loader

            text: str = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110)
            return text


__all__ = ["ENDINGS", "Lined", "read_forms", "written_forms"]
