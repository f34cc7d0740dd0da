"""Charts: Vega-Lite specifications from tables, drawn as SVG at build, each with title, description and rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.charts import money, record, returns, times, totals
from generator.charts.files import render_files, script
from generator.charts.material import Drawing, Material
from generator.charts.style import NAMES, font
from generator.charts.svg import render_inline, render_marks, size
from generator.colours import Colours
from generator.messages import Words
from generator.model import Catalogue
from generator.tables import Tables

_CHARTS: tuple[tuple[str, Callable[[Material], Drawing]], ...] = (
    ("ladder", money.ladder),
    ("pace", money.pace),
    ("sectors", money.sectors),
    ("totals", totals.totals),
    ("stages", times.stages),
    ("clock", times.clock),
    ("waterfall", returns.waterfall),
    ("sides", record.sides),
    ("claims", record.claims),
    ("single", record.single),
    ("events", times.events),
    ("silence", record.silence),
)


@dataclass(frozen=True)
class Chart:
    """A drawn chart: words, Vega-Lite specification, SVG for pages, its table twin, and files to take by name.

    `tables` are those whose rows it shows, `behind` the rows of records it rests on as (table, id); `height` is that of
    the SVG where its width is 1.
    """

    id: str
    title: str
    description: str
    notes: str
    spec: Mapping[str, Any] = field(repr=False)
    svg: str = field(repr=False)
    height: float = 1
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    tables: tuple[str, ...] = ()
    behind: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    files: Mapping[str, str | bytes] = field(default_factory=dict, repr=False)


def charts(catalogue: Catalogue, tables: Tables, words: Words, colours: Colours, cache: Path) -> dict[str, Chart]:
    """Every chart in one language, by id, drawn, its pictures in `colours`; `cache` keeps pictures between builds."""
    material = Material(catalogue, tables, words)
    dataset = catalogue.dataset
    credit = words(
        "charts.credit",
        title=words.local(dataset, "title"),
        version=dataset.version,
        coverage=words.date(dataset.coverage),
        licence=dataset.data_licence,
    )
    credit = " ".join(filter(None, (credit, dataset.homepage)))
    return {id_: _chart(id_, drawing(material), credit, font(words.lang), colours, cache) for id_, drawing in _CHARTS}


def _chart(id_: str, made: Drawing, credit: str, font: str, colours: Colours, cache: Path) -> Chart:
    marks = render_marks(made.spec)
    width, height = size(marks)
    return Chart(
        id_,
        made.title,
        made.description,
        made.notes,
        made.spec,
        render_inline(marks, id_, made.title, made.description),
        height / width,
        made.columns,
        made.rows,
        made.tables,
        made.behind,
        render_files(
            id_, made.title, made.description, credit, made.spec, marks, made.fields, made.rows, font, colours, cache
        ),
    )


__all__ = ["NAMES", "Chart", "charts", "script"]
