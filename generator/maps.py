"""Outlines of a country's regions, read from site/maps/: what is needed to put projects on a map."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Region:
    """One region: its name, the point that stands for it, and its outline as a GeoJSON geometry."""

    name: str
    x: int
    y: int
    geometry: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Map:
    """A country's regions by two-letter code, in a flat view of `width` by `height`, y down."""

    width: int
    height: int
    regions: Mapping[str, Region]


def read_map(folder: Path, code: str) -> Map | None:
    """The map of the country `code`, or None if there is none."""
    path = folder / f"{code}.geojson"
    if not path.exists():
        return None
    raw = json.loads(path.read_text(encoding="utf-8"))
    left, top, right, bottom = raw["bbox"]
    regions = {feature["id"]: _region(feature) for feature in raw["features"]}
    return Map(width=right - left, height=bottom - top, regions=regions)


def _region(feature: Mapping[str, Any]) -> Region:
    properties = feature["properties"]
    x, y = properties["point"]
    return Region(name=properties["name"], x=x, y=y, geometry=feature["geometry"])
