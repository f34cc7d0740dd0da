"""Outlines of a country's regions, read from site/maps/: what is needed to put projects on a map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import shapes
from generator.errors import BuildError
from generator.json_files import read_json

_EVERYWHERE = (-180.0, -90.0, 180.0, 90.0)
_POINT = shapes.list_of(shapes.number, least=2, most=2)
_RING = shapes.list_of(_POINT, least=3)
_GEOMETRY = shapes.group(
    {
        "type": shapes.one_of("MultiPolygon"),
        "coordinates": shapes.list_of(shapes.list_of(_RING, least=1), least=1),
    },
    {},
)
_REGION = shapes.group(
    {
        "type": shapes.one_of("Feature"),
        "id": shapes.word,
        "properties": shapes.group(
            {"name": shapes.word, "point": shapes.list_of(shapes.whole, least=2, most=2)},
            {
                "bounds": shapes.list_of(shapes.number, least=4, most=4),
                "names": shapes.mapping_of(shapes.word, least=1),
            },
        ),
        "geometry": _GEOMETRY,
    },
    {},
)
_MAP = shapes.group(
    {
        "type": shapes.one_of("FeatureCollection"),
        "bbox": shapes.list_of(shapes.whole, least=4, most=4),
        "features": shapes.list_of(_REGION, least=1),
    },
    {},
)


@dataclass(frozen=True, kw_only=True)
class Region:
    """One region: its name, the point that stands for it, its outline as a GeoJSON geometry, its names by language."""

    name: str
    x: int
    y: int
    geometry: Mapping[str, Any] = field(repr=False)
    bounds: tuple[float, float, float, float] = _EVERYWHERE  # west, south, east, north, in degrees
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Map:
    """A country's regions by two-letter code, in a flat view of `width` by `height`, y down."""

    width: int
    height: int
    regions: Mapping[str, Region]


def read_map(folder: Path, code: str) -> Map | None:
    """The map of the country `code`, or None if there is none. Raises BuildError where it is no map."""
    path = folder / f"{code}.geojson"
    if not path.exists():
        return None
    raw = read_json(path, _MAP)
    left, top, right, bottom = raw["bbox"]
    if left >= right or top >= bottom:
        raise BuildError(f"{path}: bbox: must be left, top, right and bottom, not {raw['bbox']}")
    regions: dict[str, Region] = {}
    for feature in raw["features"]:
        region = _region(feature)
        if feature["id"] in regions:
            raise BuildError(f"{path}: {feature['id']}: must stand once")
        if not (left <= region.x <= right and top <= region.y <= bottom):
            raise BuildError(f"{path}: {feature['id']}: point: must lie within bbox")
        regions[feature["id"]] = region
    return Map(width=right - left, height=bottom - top, regions=regions)


def _region(feature: Mapping[str, Any]) -> Region:
    properties = feature["properties"]
    x, y = properties["point"]
    west, south, east, north = properties.get("bounds", _EVERYWHERE)
    return Region(
        name=properties["name"],
        x=x,
        y=y,
        geometry=feature["geometry"],
        bounds=(west, south, east, north),
        names=properties.get("names", {}),
    )
