"""Projects on the map of the host country: a circle in each state it is said to stand in, its area the amount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.marks import altair, claims_behind, colour_channel, inline_data, stacked, tooltips
from generator.charts.style import COLOURS, PLOT
from generator.derive.pace import SELECTED
from generator.derive.position import ProjectPosition
from generator.maps import Map

_LARGEST = 46  # radius of the greatest amount, in units of the map
_SMALLEST = 7
_BESIDE = 24  # from one circle to the next in one state, in units of the map
_CLIP = False  # Vega would name a clip by number, and no name may stand twice on a page
_WHOLE_EDGE, _DASHED_EDGE = [1, 0], [3, 2]


@dataclass(frozen=True, kw_only=True)
class _Circle:
    """One project in one state, in units of the map; `states` is in how many it is drawn, which share its amount."""

    position: ProjectPosition
    state: str
    states: int
    x: int
    y: int
    radius: float


def chart(context: ChartContext) -> Chart:
    """Circles over the outlines of states; the localizer must have the map of the host country."""
    local = context.local
    map_ = local.map
    assert map_ is not None
    circles = list(_circles(_placed(context, map_), map_))
    return titled_chart(
        context,
        "map",
        lambda: _drawing(context, map_, circles) if circles else stacked(context, []),
        columns=["region", "project", "step", "low", "high"],
        rows=[
            (
                local.region(circle.state),
                local.name(circle.position.project),
                local.label("ladder_step", circle.position.step),
                circle.position.low,
                circle.position.high,
            )
            for circle in circles
        ],
        csv_columns=["state", "project", "step", "low", "high", "qualifier"],
        csv_rows=[
            (
                circle.state,
                *context.cells("ladder_rows", circle.position, ("project", "step", "low", "high", "qualifier")),
            )
            for circle in circles
        ],
        tables=["ladder_rows", "projects", "places", "claims"],
        behind=_rows_behind(circles),
    )


def _placed(context: ChartContext, map_: Map) -> list[tuple[ProjectPosition, list[str]]]:
    """Positions counted on the last day with the states they stand in, the largest first so that none is hidden."""
    placed = [(position, _states(position, map_)) for position in context.counted_today]
    return sorted((item for item in placed if item[1]), key=_largest_first)


def _states(position: ProjectPosition, map_: Map) -> list[str]:
    return list(dict.fromkeys(place.state for place in position.project.places if place.state in map_.regions))


def _largest_first(item: tuple[ProjectPosition, list[str]]) -> tuple[Decimal, str]:
    position, _ = item
    return -(position.most or Decimal(0)), str(position.project.id)


def _circles(placed: Sequence[tuple[ProjectPosition, list[str]]], map_: Map) -> Iterator[_Circle]:
    """A circle for each project and state; those of one state stand side by side."""
    greatest = max((position.most or Decimal(0) for position, _ in placed), default=Decimal(0))
    drawn: Counter[str] = Counter()
    for position, states in placed:
        share = (position.most or 0) / greatest / len(states) if greatest else Decimal(0)
        radius = max(float(share.sqrt()) * _LARGEST, _SMALLEST)
        for state in states:
            region = map_.regions[state]
            yield _Circle(
                position=position,
                state=state,
                states=len(states),
                x=region.x + _BESIDE * drawn[state],
                y=region.y,
                radius=radius,
            )
            drawn[state] += 1


def _rows_behind(circles: Sequence[_Circle]) -> list[tuple[str, str]]:
    positions = [circle.position for circle in circles]
    places: list[tuple[str, str]] = []
    for position in positions:
        places += [("places", str(place.id)) for place in position.project.places]
    return [*claims_behind(position.claim for position in positions), *places]


def _drawing(context: ChartContext, map_: Map, circles: Sequence[_Circle]) -> Any:
    alt = altair()
    scale = PLOT / map_.width
    # A projection that is told scale and place is not fitted to the data, so that circles stay where states are.
    flat = alt.Projection(type="identity", scale=scale, translate=[0, 0])
    layers = _land(map_) + _marks(context, circles, scale)
    return layers.properties(width=PLOT, height=round(map_.height * scale), projection=flat)


def _land(map_: Map) -> Any:
    alt = altair()
    features = [{"type": "Feature", "id": code, "geometry": region.geometry} for code, region in map_.regions.items()]
    return alt.Chart(inline_data(features)).mark_geoshape(
        fill=COLOURS["chart-grid"], stroke=COLOURS["chart-paper"], strokeWidth=0.7, clip=_CLIP, tooltip=None
    )


def _marks(context: ChartContext, circles: Sequence[_Circle], scale: float) -> Any:
    alt = altair()
    groups = _groups(context)
    data = [_datum(context, circle, groups, scale) for circle in circles]
    occurring = {item["step"] for item in data}
    shown = {label: colour for label, colour in groups.values() if label in occurring}
    legend = alt.Legend(symbolStrokeColor=COLOURS["chart-1"], symbolType="circle")
    edges = alt.Scale(domain=[False, True], range=[_WHOLE_EDGE, _DASHED_EDGE])
    points = alt.Chart(inline_data(data)).mark_point(
        filled=True, fillOpacity=0.75, stroke=COLOURS["chart-1"], strokeWidth=1, clip=_CLIP
    )
    return points.encode(
        longitude="x:Q",
        latitude="y:Q",
        size=alt.Size("size:Q", scale=None),
        color=colour_channel("step", list(shown), list(shown.values()), legend=legend),
        strokeDash=alt.StrokeDash("shared:N", scale=edges, legend=None),
        tooltip=tooltips(context, project="project", region="region", said="amount", reached="step"),
    )


def _datum(context: ChartContext, circle: _Circle, groups: dict[str, tuple[str, str]], scale: float) -> dict[str, Any]:
    """What Vega draws of a circle; its `size` is the area of the square around it, in px²."""
    local, position = context.local, circle.position
    return {
        "x": circle.x,
        "y": circle.y,
        "size": round((2 * circle.radius * scale) ** 2),
        "step": groups[position.step][0],
        "shared": circle.states > 1,
        "project": local.name(position.project),
        "region": local.region(circle.state),
        "said": local.amount_of(position),
        "reached": local.label("ladder_step", position.step),
    }


def _groups(context: ChartContext) -> dict[str, tuple[str, str]]:
    """Step of the ladder -> what the legend calls it and its colour: full from selection on, hollow if withdrawn."""
    label, colour = "", ""
    groups: dict[str, tuple[str, str]] = {}
    for step, entry in context.catalogue.schemas.vocabularies["ladder_step"].entries.items():
        name = context.local.label("ladder_step", step)
        if entry.get("adverse"):
            groups[step] = (name, COLOURS["chart-paper"])
            continue
        if step == SELECTED:
            label, colour = context.messages("charts.map.or_further", step=name), COLOURS["chart-1"]
        groups[step] = (label or name, colour or COLOURS["chart-faint"])
    return groups
