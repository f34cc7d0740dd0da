"""The colours of the site and its pictures, read from site/styles/colours.json: a name, and how it looks where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.errors import BuildError

FILE = "colours.json"
_SCHEMES = ("light", "dark", "print")
_REQUIRED = ("light", "dark")


@dataclass(frozen=True)
class Colours:
    """Colours by name as CSS writes them; `print` has only those that differ on paper.

    `aliases` are names that always look like another one: alias -> the other name. `light` and `dark` have them too.
    """

    light: Mapping[str, str]
    dark: Mapping[str, str]
    print: Mapping[str, str]
    aliases: Mapping[str, str]


def read_colours(folder: Path) -> Colours:
    """The colours that stand in `folder`. Raises BuildError where one lacks a scheme or an alias leads nowhere."""
    path = folder / FILE
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BuildError(f"{path}: {error}") from error
    aliases = {name: value for name, value in entries.items() if isinstance(value, str)}
    own = {name: value for name, value in entries.items() if name not in aliases}
    _check(path, own, aliases)
    light, dark, paper = ({name: each[scheme] for name, each in own.items() if scheme in each} for scheme in _SCHEMES)
    return Colours(_with(aliases, light), _with(aliases, dark), paper, aliases)


def _check(path: Path, own: Mapping[str, Any], aliases: Mapping[str, str]) -> None:
    for name, each in own.items():
        if missing := [scheme for scheme in _REQUIRED if scheme not in each]:
            raise BuildError(f"{path}: {name}: lacks {' and '.join(missing)}")
        if unknown := [scheme for scheme in each if scheme not in _SCHEMES]:
            raise BuildError(f"{path}: {name}: {unknown[0]} must be one of {', '.join(_SCHEMES)}")
    for name, other in aliases.items():
        if other not in own:
            raise BuildError(f"{path}: {name}: '{other}' must be a colour with schemes of its own")


def _with(aliases: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    return {**own, **{name: own[other] for name, other in aliases.items()}}
