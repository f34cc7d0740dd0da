"""What readers may take of a chart: SVG light and dark, PNG, CSV and Vega-Lite, and the script of live charts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.charts.style import COLOURS, DARK
from generator.charts.svg import render_picture, render_png


def render_files(
    id_: str,
    title: str,
    description: str,
    credit: str,
    spec: Mapping[str, Any],
    marks: str,
    fields: Sequence[str],
    rows: Iterable[Sequence[str]],
) -> dict[str, str | bytes]:
    """Every download of one chart by file name."""
    light = render_picture(marks, title, description, credit, COLOURS)
    return {
        f"{id_}.svg": light,
        f"{id_}-dark.svg": render_picture(marks, title, description, credit, DARK),
        f"{id_}.png": render_png(light),
        f"{id_}.csv": _csv(fields, rows),
        f"{id_}.vl.json": json.dumps({**spec, "usermeta": {"credit": credit}}, ensure_ascii=False, indent=1) + "\n",
    }


def _csv(fields: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows(rows)
    return out.getvalue()


def render_script() -> str:
    """Vega, Vega-Lite and Vega-Embed in one script, for the pages of charts; the same bytes at every build."""
    import vl_convert

    versions = f"Vega {vl_convert.get_vega_version()}, Vega-Embed {vl_convert.get_vega_embed_version()}, Vega-Lite"
    licence = "BSD-3-Clause, University of Washington Interactive Data Lab and contributors; bundled by vl-convert"
    return f"/*! {versions}: {licence} {vl_convert.__version__} */\n{vl_convert.javascript_bundle()}"
