"""What readers may take of a chart: SVG light and dark, PNG, CSV and Vega-Lite, and the script of live charts."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from importlib.metadata import version
from pathlib import Path

from generator import addresses
from generator.charts.context import Chart
from generator.charts.style import with_colours
from generator.charts.svg import render_picture
from generator.colours import Colours
from generator.images.cache import cached, is_cached
from generator.images.png import render_png
from generator.tables.csv_text import render_rows

_EXPORTED = "window.vegaEmbed = vegaEmbed;"  # what the script of charts leaves for others
_PNG_SCALE = 2
_SCRIPT_KEPT_AS = ".js"


def render_files(chart: Chart, drawing: ET.Element, credit: str, font: str, colours: Colours) -> dict[str, str]:
    """Every download of one chart but its PNG, by kind, one of `addresses.CHART_FILE_ENDINGS`."""
    rows = render_rows(chart.csv_columns, chart.csv_rows)
    spec = with_colours({**chart.spec, "usermeta": {"credit": credit}}, colours.light)
    return {
        "svg": render_picture(drawing, chart.title, chart.description, credit, colours.light, font),
        "dark": render_picture(drawing, chart.title, chart.description, credit, colours.dark, font),
        "csv": rows.exact,
        "spreadsheet": rows.spreadsheet,
        "vega": json.dumps(spec, ensure_ascii=False, indent=1) + "\n",
    }


def render_chart_png(svg: str, fonts: Path, cache: Path) -> bytes:
    """A chart's picture as PNG."""
    return render_png(svg, _PNG_SCALE, fonts, cache)


def script_versions() -> dict[str, str]:
    """What the script of the charts is made of, and which version of each."""
    import vl_convert

    return {
        "vega": vl_convert.get_vega_version(),
        "vega-lite": max(vl_convert.get_vegalite_versions(), key=lambda told: [*map(int, told.split("."))]),
        "vega-embed": vl_convert.get_vega_embed_version(),
    }


def chart_script(cache: Path) -> bytes:
    """Vega, Vega-Lite and Vega-Embed in one script, for the pages of charts, kept in `cache`.

    Putting it together takes seconds and gives the same bytes at every build.
    """

    def render() -> bytes:
        import vl_convert

        versions = f"Vega {vl_convert.get_vega_version()}, Vega-Embed {vl_convert.get_vega_embed_version()}, Vega-Lite"
        licence = "BSD-3-Clause, University of Washington Interactive Data Lab and contributors"
        texts = addresses.CHART_SCRIPT_LICENCES.rpartition("/")[2]
        head = f"/*! {versions}: {licence}; {_bundled_by()}; licence texts: {texts} */\n"
        return (head + vl_convert.javascript_bundle(_EXPORTED)).encode()

    return cached(cache, _SCRIPT_KEPT_AS, _script_made_of(), render)


def is_script_kept(cache: Path) -> bool:
    """Whether the script was put together before."""
    return is_cached(cache, _SCRIPT_KEPT_AS, _script_made_of())


def _bundled_by() -> str:
    return f"bundled by vl-convert {version('vl-convert-python')}"


def _script_made_of() -> str:
    return _bundled_by() + _EXPORTED + addresses.CHART_SCRIPT_LICENCES
