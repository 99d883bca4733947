"""The files that somebody names at the command line, and what they are called on the shelf."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bot.cli.progress import Report
    from knowledge.documents import Document


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file, and the name that it gets on the shelf: its path within the folder that was named."""

    path: Path
    name: str


def chosen(paths: Iterable[Path]) -> Iterator[Chosen]:
    """Yield files as they were named, and those of folders, without hidden ones and links."""
    for path in paths:
        if not path.is_dir():
            yield Chosen(path, path.name)
            continue
        for file in sorted(path.rglob("*")):
            within = file.relative_to(path)
            if file.is_file() and not file.is_symlink() and not any(p.startswith(".") for p in within.parts):
                yield Chosen(file, within.as_posix())


def read_all(paths: Iterable[Path], report: Report) -> Iterator[Document]:
    """Yield the documents that can be read; `report` is told of the others."""
    from knowledge.documents import DocumentError, Reader, printable

    taken: dict[str, Path] = {}
    with Reader() as reader:
        for file in chosen(paths):
            other = taken.setdefault(file.name, file.path)
            if other != file.path:
                report.refused(f"{file.path}: {other} has the same name. Rename one, or name their folder.")
                continue
            try:
                yield replace(reader.read(file.path), name=printable(file.name))
            except DocumentError as error:
                report.refused(printable(str(error)))
