"""Demands and gaps as a table: one a row, a column for each field, lists of texts one a line in their cell.

What is more than text (needs, effort, steps) stands in its cell as JSON. A cell that a spreadsheet would take
for a formula begins with an apostrophe, which reading takes away.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Final

from yaml import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.domain.drafting.fields import FIELDS, Field, Form
from bot.domain.drafting.values import value
from knowledge.lined_yaml import Flaw, FlawedYamlError, Lined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import JsonValue

    from bot.domain.drafting.entries import Kind

_ID: Final = "id"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "'")
_STRUCTURED: Final = ("[", "{")


def written_table(kind: Kind, content: Sequence[Mapping[str, JsonValue]]) -> str:
    """Return finished forms as CSV."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow([_ID, *(field.path for field in FIELDS[kind])])
    for form in content:
        table.writerow([str(form[_ID]), *(_cell(value(form, field.path)) for field in FIELDS[kind])])
    return out.getvalue()


def read_table(kind: Kind, text: str) -> Lined:
    """Read CSV as what a YAML file would hold. Raises FlawedYamlError where it is no such table."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    try:
        heading = next(rows, [])
        columns = _columns(kind, heading)
        content, nodes, line = [], [], rows.line_num + 1
        for row in rows:
            if any(row):
                form = _form(columns, heading, row, line)
                content.append(form)
                nodes.append(_node(form, line))
            line = rows.line_num + 1
    except csv.Error as broken:
        raise FlawedYamlError(
            [Flaw(rows.line_num, f"this is no CSV: {broken}; see to the quotes")]
        ) from broken
    return Lined(content, SequenceNode("tag:yaml.org,2002:seq", nodes, _mark(1)))


def _columns(kind: Kind, heading: Sequence[str]) -> dict[str, Field | None]:
    known: dict[str, Field | None] = {_ID: None, **{field.path: field for field in FIELDS[kind]}}
    wrong = [name for name in heading if name not in known]
    if wrong or _ID not in heading:
        named = f"there is no column “{wrong[0]}”" if wrong else f"the column “{_ID}” is missing"
        raise FlawedYamlError([Flaw(1, f"{named}; the columns are: {', '.join(known)}")])
    return known


def _form(
    columns: Mapping[str, Field | None], heading: Sequence[str], row: Sequence[str], line: int
) -> dict[str, JsonValue]:
    if len(row) > len(heading):
        raise FlawedYamlError(
            [Flaw(line, f"this row has {len(row)} cells, and there are {len(heading)} columns")]
        )
    form: dict[str, JsonValue] = {}
    for name, cell in zip(heading, row, strict=False):
        outer, _, inner = name.partition(".")
        held = _held(columns[name], cell.removeprefix("'"), line)
        if not inner:
            form[outer] = held
            continue
        whole = form.setdefault(outer, {})
        assert isinstance(whole, dict)
        whole[inner] = held
    return form


def _held(field: Field | None, cell: str, line: int) -> JsonValue:
    if field is None or field.form in {Form.TEXT, Form.DATE}:
        return cell
    if field.form in {Form.LINES, Form.CHOICES, Form.ITEMS}:
        if cell.startswith(_STRUCTURED):
            return _json(field, cell, line)
        return [entry for entry in cell.split("\n") if entry]
    number = cell.strip()
    if field.form is Form.NUMBER or field.path == "confidence":
        return _number(number)
    return cell


def _json(field: Field, cell: str, line: int) -> JsonValue:
    try:
        held: JsonValue = json.loads(cell)
    except json.JSONDecodeError as broken:
        text = f"“{field.path}” is no JSON: {broken.msg}; see to brackets and quotes"
        raise FlawedYamlError([Flaw(line, text)]) from broken
    return held


def _number(text: str) -> JsonValue:
    try:
        return float(text) if "." in text or "e" in text.lower() else int(text)
    except ValueError:
        return text  # which is said to be no number, with its line


def _cell(held: JsonValue) -> str:
    if isinstance(held, list):
        texts = [entry for entry in held if isinstance(entry, str)]
        plain = len(texts) == len(held) and not any("\n" in entry for entry in texts)
        cell = "\n".join(texts) if plain else json.dumps(held, ensure_ascii=False)
        if plain and cell.startswith(_STRUCTURED):
            cell = json.dumps(held, ensure_ascii=False)
    else:
        cell = "" if held is None else str(held)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _node(held: JsonValue, line: int) -> Node:
    """Return a value as a node of YAML, all of it on the line of its row."""
    mark = _mark(line)
    match held:
        case dict():
            pairs = [(_node(name, line), _node(one, line)) for name, one in held.items()]
            return MappingNode("tag:yaml.org,2002:map", pairs, mark)
        case list():
            return SequenceNode("tag:yaml.org,2002:seq", [_node(one, line) for one in held], mark)
        case _:
            return ScalarNode("tag:yaml.org,2002:str", str(held), mark)


def _mark(line: int) -> Mark:
    return Mark("", 0, line - 1, 0, "", 0)
