"""What readers may take of a chart: SVG light and dark, PNG, CSV and Vega-Lite, and the script of live charts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.charts.kept import kept
from generator.charts.png import render_png
from generator.charts.style import painted
from generator.charts.svg import render_picture
from generator.colours import Colours

_NAMES = "window.vegaEmbed = vegaEmbed;"  # what the script of charts leaves for others


def render_files(
    id_: str,
    title: str,
    description: str,
    credit: str,
    spec: Mapping[str, Any],
    marks: str,
    fields: Sequence[str],
    rows: Iterable[Sequence[str]],
    font: str,
    colours: Colours,
    cache: Path,
) -> dict[str, str | bytes]:
    """Every download of one chart by file name."""
    specification = json.dumps({**spec, "usermeta": {"credit": credit}}, ensure_ascii=False, indent=1)
    light = render_picture(marks, title, description, credit, colours.light, font)
    return {
        f"{id_}.svg": light,
        f"{id_}-dark.svg": render_picture(marks, title, description, credit, colours.dark, font),
        f"{id_}.png": render_png(light, 2, cache),
        f"{id_}.csv": _csv(fields, rows),
        f"{id_}.vl.json": painted(specification, colours.light) + "\n",
    }


def _csv(fields: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows(rows)
    return out.getvalue()


def script(cache: Path) -> Path:
    """Vega, Vega-Lite and Vega-Embed in one script, for the pages of charts; kept under `cache` by what it was made of.

    Putting it together takes seconds and gives the same bytes at every build.
    """
    import vl_convert

    versions = f"Vega {vl_convert.get_vega_version()}, Vega-Embed {vl_convert.get_vega_embed_version()}, Vega-Lite"
    licence = "BSD-3-Clause, University of Washington Interactive Data Lab and contributors"
    head = f"/*! {versions}: {licence}; bundled by vl-convert {version('vl-convert-python')} */\n"
    return kept(cache, ".js", head + _NAMES, lambda: (head + vl_convert.javascript_bundle(_NAMES)).encode())
