"""The charts of the miniature repository, worked out once, and what their specifications hold."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.charts import Chart, ChartContext, build_charts
from generator.colours import read_colours
from generator.derive import derive
from generator.loading import load_sound
from generator.localize import Localizer
from generator.maps import Map, read_map
from generator.messages import read_messages
from generator.model import Catalogue
from generator.paths import Paths, paths_from
from generator.references import build_references
from generator.tables import build_tables

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "example" / "data"


def example_paths() -> Paths:
    return paths_from(ROOT, EXAMPLE)


@functools.cache
def example_map() -> Map:
    """A map that the miniature repository's host lacks, whose regions its places name."""
    map_ = read_map(example_paths().maps, "US")
    assert map_ is not None
    return map_


@functools.cache
def example_context(with_map: bool = True) -> ChartContext:
    """What charts about the miniature's first vehicle are drawn from."""
    context = example_context_of_all(with_map)
    return context.of(context.vehicle)


@functools.cache
def example_context_of_all(with_map: bool = True) -> ChartContext:
    """What charts about any of the miniature's vehicles are drawn from."""
    return context_of(load_sound(example_paths()), with_map)


def context_of(catalogue: Catalogue, with_map: bool = True) -> ChartContext:
    """What charts of any records like those of the miniature repository are drawn from."""
    derived = derive(catalogue, build_references(catalogue))
    return ChartContext(
        catalogue=catalogue,
        derived=derived,
        tables=build_tables(catalogue, derived),
        local=Localizer(catalogue, read_messages(example_paths().messages, "en"), example_map() if with_map else None),
        colours=read_colours(example_paths().styles),
        vehicle=catalogue.first_vehicle,
    )


@functools.cache
def example_charts() -> dict[str, Chart]:
    return {chart.id: chart for chart in build_charts(example_context_of_all())}


def csv_rows(id_: str) -> list[dict[str, str]]:
    """The rows of a chart's CSV by column."""
    chart = example_charts()[id_]
    return [dict(zip(chart.csv_columns, row, strict=True)) for row in chart.csv_rows]


def data_rows(id_: str) -> list[dict[str, Any]]:
    """Every row of data in a chart's specification."""
    return list(_rows(example_charts()[id_].spec))


def _rows(node: Any) -> Iterator[dict[str, Any]]:
    for dataset in node.get("datasets", {}).values():
        yield from dataset
    yield from _inline(node)


def _inline(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        values = node.get("data", {}).get("values", ()) if isinstance(node.get("data"), dict) else ()
        yield from values
        for value in node.values():
            yield from _inline(value)
    elif isinstance(node, list):
        for value in node:
            yield from _inline(value)
