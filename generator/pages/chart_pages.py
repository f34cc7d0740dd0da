"""What the page of a chart and its frame show, and the files that charts bring to the site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.charts import COLOURS, DARK, Chart, script
from generator.model import Row
from generator.pages.reader import Reader

CHARTS = "charts"
_SCRIPT = "js/vega.js"
_LISTED = 60  # more sources than these are counted and not listed
_FRAME = 576  # px, the width of a frame that its height is worked out for
_AROUND = 150  # px, what title and credit take above and below the drawing in a frame


@dataclass(frozen=True)
class Download:
    """A file of a chart: which of the words under `charts.files` names it, its address and its size in bytes."""

    kind: str
    address: str
    bytes: int


def address(chart: Chart) -> str:
    """Where a chart's page stands."""
    return f"{CHARTS}/{chart.id}/"


def frames(reader: Reader, chart: Chart) -> dict[str, str]:
    """Addresses of a chart's frame: the live one, and the one that names the version of the data."""
    live = f"{address(chart)}embed/"
    return {"live": live, "frozen": f"{live}{reader.catalogue.dataset.version}/"}


def view(reader: Reader, chart: Chart) -> dict[str, Any]:
    """A chart's page: figure, notes, table, sources, downloads and what to paste elsewhere."""
    sources = _sources(reader, chart)
    sizes = {name: len(data.encode() if isinstance(data, str) else data) for name, data in chart.files.items()}
    return {
        "chart": chart,
        "downloads": [
            Download(kind, address(chart) + name, sizes[name])
            for kind, name in zip(("svg", "dark", "png", "csv", "vega"), chart.files, strict=True)
        ],
        "spec": f"{address(chart)}{chart.id}.vl.json",
        "script": _SCRIPT,
        "picks": "params" in chart.spec,
        "colours": json.dumps({colour: name for name, colour in COLOURS.items()}),
        "tables": [(reader.tables[name].schema, len(reader.tables[name].rows)) for name in chart.tables],
        "sources": sources if len(sources) <= _LISTED else [],
        "source_count": len(sources),
        "frames": {kind: (reader.canonical(at) or at) for kind, at in frames(reader, chart).items()},
        "frame_height": round(chart.height * _FRAME) + _AROUND,
    }


def frame_view(chart: Chart) -> dict[str, Any]:
    """A frame for other pages: the chart and its colours, needing nothing from elsewhere."""
    return {"chart": chart, "light": COLOURS, "dark": DARK}


def _sources(reader: Reader, chart: Chart) -> list[Row]:
    """Sources that the rows behind a chart cite, each once, best grade first."""
    behind = set(chart.behind)
    cited = {row["source"] for row in reader.tables["citations"].rows if (row["table"], row["row"]) in behind}
    found = [reader.catalogue.get("sources", id_) for id_ in cited]
    return sorted(found, key=lambda row: (str(row.grade), str(row.publisher), str(row.date or ""), str(row.id)))


def chart_files(charts: Mapping[str, Chart], cache: Path) -> dict[str, str | bytes | Path]:
    """Every chart's downloads by address, and the script that live charts load."""
    files = {address(chart) + name: data for chart in charts.values() for name, data in chart.files.items()}
    return {**files, _SCRIPT: script(cache)}
