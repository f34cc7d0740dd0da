"""Charts: Vega-Lite specifications from tables, drawn as SVG at build, each with title, description and rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from generator.charts import specs
from generator.charts.svg import draw
from generator.messages import Words
from generator.model import Catalogue
from generator.tables import Tables

_CHARTS: tuple[tuple[str, Callable[[specs.Material], specs.Drawing]], ...] = (
    ("ladder", specs.ladder),
    ("pace", specs.pace),
    ("sectors", specs.sectors),
    ("stages", specs.stages),
)


@dataclass(frozen=True)
class Chart:
    """A drawn chart: words, Vega-Lite specification, SVG, and the rows it shows under their column heads."""

    id: str
    title: str
    description: str
    spec: dict[str, Any] = field(repr=False)
    svg: str = field(repr=False)
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def charts(catalogue: Catalogue, tables: Tables, words: Words) -> dict[str, Chart]:
    """Every chart in one language, by id, drawn."""
    material = specs.Material(catalogue, tables, words)
    return {id_: _chart(id_, drawing(material)) for id_, drawing in _CHARTS}


def _chart(id_: str, made: specs.Drawing) -> Chart:
    svg = draw(made.spec, id_, made.title, made.description)
    return Chart(id_, made.title, made.description, made.spec, svg, made.columns, made.rows)
