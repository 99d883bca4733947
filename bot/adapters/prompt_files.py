"""Prompts as files: `prompts/<name>/v<version>.md`, with `prompts/active.toml` saying which one is used."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from bot.domain.errors import PlumblineError
from bot.services.ports import Instructions

FOLDER = Path(__file__).resolve().parents[2] / "prompts"


class PromptError(PlumblineError):
    """A prompt file is missing, has no system or user part, or was not given all that it asks for."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One version of a prompt. `reference` looks like `answer@1#9f31c0`: name, version, hash of the file."""

    system: str
    user: Template
    reference: str

    def fill(self, **values: str) -> Instructions:
        """Put the values in. Raises PromptError where the prompt asks for more than it was given."""
        try:
            return Instructions(self.system, self.user.substitute(values), self.reference)
        except KeyError as missing:
            raise PromptError(
                f"The prompt {self.reference} asks for {missing}, which was not given."
            ) from missing


@cache
def active_prompt(name: str, folder: Path = FOLDER) -> Prompt:
    """Read the version of a prompt that is in use. Raises PromptError where there is none."""
    versions = tomllib.loads((folder / "active.toml").read_text(encoding="utf-8"))
    if name not in versions:
        raise PromptError(f"prompts/active.toml names no version of {name!r}.")
    return read_prompt(name, versions[name], folder)


def read_prompt(name: str, version: int, folder: Path = FOLDER) -> Prompt:
    """Read one version of a prompt. Raises PromptError where the file is missing or lacks a part."""
    path = folder / name / f"v{version}.md"
    if not path.is_file():
        raise PromptError(f"There is no prompt file {name}/v{version}.md.")
    text = path.read_text(encoding="utf-8")
    _, found_system, rest = text.partition("# system\n")
    system, found_user, user = rest.partition("\n# user\n")
    if not (found_system and found_user):
        raise PromptError(f"{name}/v{version}.md needs the parts '# system' and '# user'.")
    digest = hashlib.sha256(text.encode()).hexdigest()[:6]
    return Prompt(system.strip(), Template(user.strip()), f"{name}@{version}#{digest}")
