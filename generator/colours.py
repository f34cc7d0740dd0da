"""The colours of the site and its pictures, read from site/styles/colours.json: a name, and how it looks where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import shapes
from generator.errors import BuildError
from generator.json_files import read_json

FILE = "colours.json"
SIDE, OTHER_SIDE = "side-", "side-other"  # names of the colours of sides; of a side that has none of its own
CHART = "chart-"  # names of the colours that charts are drawn in
_SCHEMES = ("light", "dark", "print")
_REQUIRED = ("light", "dark")
_NAME = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|(?:rgb|hsl)\([0-9 ./%]{1,40}\)")
_ENTRIES = shapes.mapping_of(
    shapes.either(
        shapes.word, shapes.mapping_of(shapes.word), message="must be another's name, or a colour for each scheme"
    ),
    least=1,
)


@dataclass(frozen=True)
class Colours:
    """Colours by name as CSS writes them; `print` has only those that differ on paper.

    `aliases` are names that always look like another one: alias -> the other name. `light` and `dark` have them too.
    """

    light: Mapping[str, str]
    dark: Mapping[str, str]
    print: Mapping[str, str]
    aliases: Mapping[str, str]

    def of_side_in_charts(self, side: str) -> str:
        """The name of the colour that a side is drawn in, wherever it stands; neutral where it has none."""
        name = f"{CHART}{SIDE}{side}"
        return name if name in self.light else f"{CHART}{OTHER_SIDE}"


def of_charts(colours: Mapping[str, str]) -> dict[str, str]:
    """Those of `colours`, by name, that charts are drawn in."""
    return {name: colour for name, colour in colours.items() if name.startswith(CHART)}


def read_colours(folder: Path) -> Colours:
    """The colours that stand in `folder`. Raises BuildError where one lacks a scheme or an alias leads nowhere."""
    path = folder / FILE
    entries = read_json(path, _ENTRIES)
    aliases = {name: value for name, value in entries.items() if isinstance(value, str)}
    own = {name: value for name, value in entries.items() if name not in aliases}
    _check(path, own, aliases)
    light, dark, paper = ({name: each[scheme] for name, each in own.items() if scheme in each} for scheme in _SCHEMES)
    return Colours(_with(aliases, light), _with(aliases, dark), paper, aliases)


def _check(path: Path, own: Mapping[str, Any], aliases: Mapping[str, str]) -> None:
    for name in (*own, *aliases):
        if not _NAME.fullmatch(name):
            raise BuildError(f"{path}: '{name}' must be a name of small letters, digits and hyphens")
    for name, each in own.items():
        fault = _colour_fault(each)
        if fault:
            raise BuildError(f"{path}: {name}: {fault}")
    for name, other in aliases.items():
        if other not in own:
            raise BuildError(f"{path}: {name}: '{other}' must be a colour with schemes of its own")


def _colour_fault(each: Mapping[str, str]) -> str:
    if missing := [scheme for scheme in _REQUIRED if scheme not in each]:
        return f"lacks {' and '.join(missing)}"
    if unknown := [scheme for scheme in each if scheme not in _SCHEMES]:
        return f"{unknown[0]} must be one of {', '.join(_SCHEMES)}"
    if wrong := [value for value in each.values() if not _COLOUR.fullmatch(value)]:
        return f"'{wrong[0]}' must be a colour as #rrggbb, or of red, green, blue and opacity"
    return ""


def _with(aliases: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    return {**own, **{name: own[other] for name, other in aliases.items()}}
