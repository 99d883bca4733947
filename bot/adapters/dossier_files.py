"""A dossier as a folder of files: read with every flaw at its line, and written back.

`strategy.yaml` must be there; the other YAML files, and Markdown files under `documents/`, may. Nothing
else in the folder is read: what evaluations hold as `gold` is none of our business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, RootModel

from bot.domain.demand import Demand, Gap
from bot.domain.dossier import Capacity, Document, Dossier, Person, Understanding
from bot.domain.dossier_review import Remark, Severity, review
from bot.domain.dossier_review.reading import DossierRead, Note
from bot.domain.dossier_review.remarks import About
from bot.domain.strategy import Strategy
from knowledge.lined_yaml import Flaw, FlawedYamlError, Lined, decoded, read
from knowledge.typed_yaml import validated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DOCUMENTS: Final = "documents"
_MARKDOWN: Final = ".md"
_EVALUATED: Final = "gold"


class _People(RootModel[tuple[Person, ...]]):
    pass


class _Capacity(RootModel[tuple[Capacity, ...]]):
    pass


class _Demands(RootModel[tuple[Demand, ...]]):
    pass


class _Gaps(RootModel[tuple[Gap, ...]]):
    pass


class _Understanding(RootModel[tuple[Understanding, ...]]):
    pass


_FILES: Final[dict[str, type[BaseModel]]] = {
    "strategy": Strategy,
    "people": _People,
    "capacity": _Capacity,
    "demands": _Demands,
    "gaps": _Gaps,
    "understanding": _Understanding,
}


def read_dossier(folder: Path) -> DossierRead:
    """Read a folder, and say everything that is wrong with it at once."""
    parts: dict[str, Any] = {}
    lines: dict[str, Lined] = {}
    notes: list[Note] = []
    for name, model in _FILES.items():
        path = folder / f"{name}.yaml"
        try:
            if path.is_file() or name == "strategy":
                lines[name] = read(decoded(path))
                parts[name] = _part(model, lines[name])
        except FlawedYamlError as error:
            notes += _noted(path.name, error.flaws)
    parts["documents"] = tuple(_documents(folder / DOCUMENTS, notes))
    if any(note.severity is Severity.ERROR for note in notes):
        return DossierRead(None, tuple(notes))
    return _reviewed(Dossier(**parts), lines, notes)


def write_dossier(dossier: Dossier, folder: Path) -> None:
    """Write a dossier as a folder that `read_dossier` reads to the same values. Raises OSError."""
    import yaml  # noqa: PLC0415 - reading has its own loader

    folder.mkdir(parents=True, exist_ok=True)
    content = dossier.model_dump(mode="json", exclude={"documents"})
    for name, part in content.items():
        if part:
            text = yaml.safe_dump(part, allow_unicode=True, sort_keys=False, width=110)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    for document in dossier.documents:
        (folder / DOCUMENTS).mkdir(exist_ok=True)
        (folder / DOCUMENTS / document.name).write_text(document.text, encoding="utf-8")


def _part(model: type[BaseModel], lined: Lined) -> object:
    """Return what a file holds, as the values that a `Dossier` is made of."""
    part = validated(model, lined, _without_evaluation(lined.content))
    return part.root if isinstance(part, RootModel) else part


def _without_evaluation(content: object) -> object:
    """Leave out what evaluations put beside an entry."""
    if not isinstance(content, list):
        return content
    return [
        {field: value for field, value in entry.items() if field != _EVALUATED}
        if isinstance(entry, dict)
        else entry
        for entry in content
    ]


def _documents(folder: Path, notes: list[Note]) -> Iterator[Document]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = f"{DOCUMENTS}/{path.name}"
        try:
            if path.suffix.lower() == _MARKDOWN and path.is_file():
                text = decoded(path)
                if text.strip():
                    yield Document(name=path.name, text=text)
                else:
                    notes.append(_left_out(name, "the document is empty; it is left out"))
            else:
                text = "only Markdown files are read here; add others with `plumbline index add`"
                notes.append(_left_out(name, text))
        except FlawedYamlError as error:
            notes += _noted(name, error.flaws)


def _noted(file: str, flaws: Sequence[Flaw]) -> list[Note]:
    return [Note(file, flaw.line, Severity.ERROR, flaw.problem) for flaw in flaws]


def _reviewed(dossier: Dossier, lines: dict[str, Lined], notes: list[Note]) -> DossierRead:
    notes = [*notes, *(_located(remark, lines) for remark in review(dossier))]
    order = {f"{name}.yaml": at for at, name in enumerate(_FILES)}
    notes.sort(key=lambda note: (order.get(note.file, len(order)), note.line))
    usable = all(note.severity is not Severity.ERROR for note in notes)
    return DossierRead(dossier if usable else None, tuple(notes))


def _located(remark: Remark, lines: dict[str, Lined]) -> Note:
    line = lines[remark.file].line(remark.place)
    return Note(f"{remark.file}.yaml", line, remark.severity, remark.text, remark.about)


def _left_out(name: str, text: str) -> Note:
    # Without its ending: with it, a file's name looks like an address, and is shown as none.
    about = About("Documents that are left out", f"{name.rpartition('.')[0]}: {text}")
    return Note(name, 1, Severity.WARNING, text, about)
