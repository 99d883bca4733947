"""Questionnaires as their authors write them, and what they are told about them."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from knowledge.instruments import InstrumentError, read_instrument

HEAD = """\
id: own
version: 2
title: Our own questionnaire
purpose: To see how we do.
minutes: 5
provenance: Written by us.
"""
RATED = """\
- kind: rated
  id: tools
  name: Tools
  ask: {business: What tools do you work with?, it: What tools do you run?}
  listen_for: [a tool]
  probes: [Which was the last one?, Who chose it?]
  anchors:
  - There are none.
  - There are some.
  - There are many.
  - There are enough.
  - There are all that anybody needs.
  source: Made up.
"""
CHOICE = """\
- kind: choice
  id: site
  name: Site
  ask: Where do you work?
  options: [{id: plant, label: In a plant}, {id: office, label: In an office}]
"""


def instrument(*questions: str, head: str = HEAD) -> str:
    listed = indent("".join(map(dedent, questions)), "  ")
    return f"{head}dimensions:\n- id: work\n  name: Work\n  questions:\n{listed}"


def problems(text: str, known=()) -> list[str]:
    """Return what is said about a text, `line: what is wrong`."""
    with pytest.raises(InstrumentError) as refused:
        read_instrument(text, "own.yaml", known)
    lines = str(refused.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == ["own.yaml"] * len(lines)
    return [line.removeprefix("own.yaml:") for line in lines]
