"""Projects on the map: a circle in each state it is said to stand in, its area the amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.maps import Map
from generator.model import Row
from generator.pages.reader import Reader

_LARGEST = 46  # radius of the greatest amount, in units of the map
_SMALLEST = 7


@dataclass(frozen=True)
class Circle:
    """One project in one state; `parts` is the number of states it is drawn in, which share its amount evenly."""

    project: Row
    state: str
    step: str
    x: int
    y: int
    radius: float
    parts: int


def _most(row: Mapping[str, Any]) -> Decimal:
    """The most that an amount admits; the least where its end is open."""
    return Decimal((row["low"] if row["high"] is None else row["high"]) or 0)


def circles(reader: Reader, atlas: Map) -> list[Circle]:
    """Circles for the projects counted on the ladder on its last day, the largest first so that none is hidden."""
    rows = reader.tables["ladder_rows"].rows
    last = max((row["date"] for row in rows), default="")
    placed = []
    for row in rows:
        project = reader.catalogue.get("projects", row["project"])
        states = list(dict.fromkeys(place.state for place in project.places if place.state in atlas.regions))
        if row["date"] == last and row["counted"] and states:
            placed.append((project, row, states))
    greatest = max((_most(row) for _, row, _ in placed), default=Decimal(0))
    crowd: dict[str, int] = defaultdict(int)
    made = []
    for project, row, states in sorted(placed, key=lambda item: (-_most(item[1]), item[0].id)):
        share = _most(row) / greatest / len(states) if greatest else Decimal(0)
        radius = max(float(share.sqrt()) * _LARGEST, _SMALLEST)
        for state in states:
            region = atlas.regions[state]
            made.append(
                Circle(
                    project, state, row["step"], region.x + 24 * crowd[state], region.y, round(radius, 1), len(states)
                )
            )
            crowd[state] += 1
    return made
