"""Outlines of a country's regions, read from site/maps/: what a page needs to put projects on a map."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Region:
    """One region: its name, its outline as an SVG path, and the point that stands for it."""

    name: str
    path: str
    x: int
    y: int


@dataclass(frozen=True)
class Map:
    """A country's regions by two-letter code, in a view of `width` by `height`."""

    width: int
    height: int
    regions: Mapping[str, Region]


def read_map(folder: Path, code: str) -> Map | None:
    """The map of the country `code`, or None if there is none."""
    path = folder / f"{code}.json"
    if not path.exists():
        return None
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Map(raw["width"], raw["height"], {code: Region(**region) for code, region in raw["regions"].items()})
