"""The settings in the README and in `.env.example` are those that there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import AliasChoices

from bot.settings import Settings
from tests.docs.pages import README, ROOT

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")


def variable(name: str, field: FieldInfo) -> str:
    if isinstance(field.validation_alias, AliasChoices):
        return next(str(one) for one in field.validation_alias.choices if str(one).isupper())
    return f"{Settings.model_config['env_prefix']}{name}".upper()


def shown(default: object) -> str:
    return "–" if default is None or default == () else f"`{default}`"


def test_the_readme_lists_every_setting_with_its_default() -> None:
    listed = {row[0].strip("`"): row[1] for row in README.table("## Settings")}

    assert listed == {
        variable(name, field): shown(field.default) for name, field in Settings.model_fields.items()
    }


def test_the_readme_says_of_each_setting_what_the_code_says() -> None:
    listed = {row[0].strip("`"): row[2] for row in README.table("## Settings")}

    for name, field in Settings.model_fields.items():
        assert field.description is None or listed[variable(name, field)] == field.description


def test_the_example_lists_every_setting_once_and_sets_none() -> None:
    assert re.findall(r"^[^#\n]+", EXAMPLE, re.MULTILINE) == []
    assert sorted(re.findall(r"^#([A-Z_]+)=", EXAMPLE, re.MULTILINE)) == sorted(
        variable(name, field) for name, field in Settings.model_fields.items()
    )


def test_the_file_with_the_secrets_is_never_committed() -> None:
    assert ".env" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
