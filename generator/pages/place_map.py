"""Projects on the map: a circle in each state it is said to stand in, its area the amount."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

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
    greatest = max((row["high"] or 0 for _, row, _ in placed), default=0)
    crowd: dict[str, int] = defaultdict(int)
    made = []
    for project, row, states in sorted(placed, key=lambda item: (-(item[1]["high"] or 0), item[0].id)):
        share = Decimal(row["high"] or 0) / greatest / len(states) if greatest else Decimal(0)
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
