"""Circles of the map: their area, their place, and their colour by step."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from generator.charts import map as map_chart
from generator.charts.style import COLOURS, PLOT
from generator.derive.position import ProjectPosition
from generator.figures import Bounds
from generator.model import Row
from tests.unit.example_charts import example_context, example_map


def position(id_: str, amount: str, *states: str, step: str = "named") -> ProjectPosition:
    """A position like one of the miniature repository, in other states and of another amount."""
    like = example_context().counted_today[0]
    project = Row(like.project.schema, {"id": id_, "name": id_}, like.project.file, ())
    places = example_context().catalogue.schemas.tables["places"]
    values = [{"id": f"{id_}.{number}", "state": state} for number, state in enumerate(states)]
    project.lists["places"] = tuple(Row(places, value, project.file, (), project) for value in values)
    cost = replace(like.cost, amount=Bounds(Decimal(amount), Decimal(amount)))
    return replace(like, project=project, step=step, cost=cost)


def rows_and_circles(*positions: ProjectPosition) -> tuple[list[tuple[str, ...]], list[dict[str, Any]]]:
    context = example_context()
    last_day = replace(context.derived.ladder_days[-1], positions=positions)
    derived = replace(context.derived, ladder_days=(last_day,))
    chart = map_chart.chart(replace(context, derived=derived))
    datasets = chart.spec["datasets"].values()
    circles = [row for dataset in datasets for row in dataset if "size" in row]
    return [row[:2] for row in chart.csv_rows], circles


def test_area_is_in_proportion_to_the_amount_and_the_largest_comes_first() -> None:
    rows, (large, small) = rows_and_circles(position("a", "10", "TX"), position("b", "40", "OH"))
    assert rows == [("OH", "b"), ("TX", "a")]
    assert large["size"] / small["size"] == pytest.approx(4, rel=0.01)


def test_a_project_in_several_states_is_drawn_in_equal_parts() -> None:
    rows, circles = rows_and_circles(position("a", "30", "TX", "OH", "TX"), position("b", "30", "PA"))
    assert rows == [("TX", "a"), ("OH", "a"), ("PA", "b")]
    assert [circle["shared"] for circle in circles] == [True, True, False]
    assert circles[2]["size"] / circles[0]["size"] == pytest.approx(2, rel=0.01)


def test_circles_of_one_state_do_not_stand_on_one_point() -> None:
    _, (first, second) = rows_and_circles(position("a", "30", "TX"), position("b", "20", "TX"))
    assert first["x"] < second["x"] and first["y"] == second["y"]


def test_a_place_that_the_map_does_not_have_is_left_out() -> None:
    rows, circles = rows_and_circles(position("a", "30", "XX"), position("b", "20"))
    assert rows == [] and circles == []


def test_the_smallest_amount_can_still_be_seen() -> None:
    _, (_, small) = rows_and_circles(position("a", "1000", "TX"), position("b", "0.1", "OH"))
    assert small["size"] >= (2 * 7 * PLOT / example_map().width) ** 2 - 1


@pytest.mark.parametrize(
    ("step", "label", "colour"),
    [
        ("named", "named", COLOURS["chart-faint"]),
        ("selected", "selected or further", COLOURS["chart-1"]),
        ("operating", "selected or further", COLOURS["chart-1"]),
        ("withdrawn", "withdrawn", COLOURS["chart-paper"]),
    ],
)
def test_circles_are_full_from_selection_on_and_hollow_where_withdrawn(step: str, label: str, colour: str) -> None:
    _, (circle,) = rows_and_circles(position("a", "1", "TX", step=step))
    assert circle["step"] == label
    assert map_chart._groups(example_context())[step] == (label, colour)


def test_regions_have_names_points_within_the_view_and_closed_outlines() -> None:
    map_ = example_map()
    assert map_.regions["OH"].name == "Ohio" and len(map_.regions) == 50
    for region in map_.regions.values():
        assert 0 < region.x < map_.width and 0 < region.y < map_.height
        for (ring,) in region.geometry["coordinates"]:
            assert ring[0] == ring[-1] and len(ring) >= 4
