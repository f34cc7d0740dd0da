"""The look of charts. They are drawn in custom properties of the style sheet, which pictures and files write out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.colours import of_charts

_SERIES = tuple(f"chart-{number}" for number in range(1, 8))
NAMES = ("chart-ink", "chart-soft", "chart-grid", "chart-paper", *_SERIES, "chart-faint")
COLOURS = {name: f"var(--{name})" for name in NAMES}
_DATA_KEYS = ("values", "datasets", "features")  # under which a specification holds data
_COLOUR_KEYS = ("color", "fill", "stroke", "range", "value")  # the ends of those under which it holds colours
SERIES = [COLOURS[name] for name in _SERIES]
# Those that draw the letters of a language: first one of site/fonts/, with which pictures are drawn here, then those
# that readers of a picture in SVG may have.
_FONTS = {"ja": "Pledgebook Sans JP, Hiragino Sans, Yu Gothic, Meiryo, Noto Sans CJK JP, Noto Sans JP, sans-serif"}
_FONT = "Liberation Sans"  # vl-convert carries it; as wide as Arial and Helvetica, which pages use
SIZE = 14
LINE = 17  # from one line of text to the next
WIDTH = 440  # of a whole chart: at 350 px on a screen its words are 11 px high
MARGIN = 12  # at its left and right
PLOT = WIDTH - 2 * MARGIN


def font(lang: str) -> str:
    """The font that pictures in a language are drawn with."""
    return _FONTS.get(lang, _FONT)


def with_colours(spec: Any, colours: Mapping[str, str]) -> Any:
    """A specification with `colours`, by name, written out for custom properties; data and words stay as they are.

    `js/chart/colours.js` does the same the other way round.
    """
    return _replaced(spec, by_property(colours), "")


def _replaced(spec: Any, values: Mapping[str, str], key: str) -> Any:
    """`spec`, which stands under `key`, with colours exchanged."""
    if isinstance(spec, dict):
        return {name: value if name in _DATA_KEYS else _replaced(value, values, name) for name, value in spec.items()}
    if isinstance(spec, list):
        return [_replaced(value, values, key) for value in spec]
    is_colour = isinstance(spec, str) and key.lower().endswith(_COLOUR_KEYS)
    return values.get(spec, spec) if is_colour else spec


def custom_property(name: str) -> str:
    """The colour of a name, as the style sheet has it."""
    return f"var(--{name})"


def by_property(colours: Mapping[str, str]) -> dict[str, str]:
    """The colours of charts by what stands for them in a drawing."""
    return {custom_property(name): colour for name, colour in of_charts(colours).items()}


def config(lang: str) -> dict[str, Any]:
    """Vega-Lite configuration shared by all charts in a language."""
    name = font(lang)
    text = {
        "labelColor": COLOURS["chart-ink"],
        "titleColor": COLOURS["chart-ink"],
        "labelFontSize": SIZE,
        "titleFontSize": SIZE,
        "labelFont": name,
        "titleFont": name,
        "titleFontWeight": "normal",
    }
    return {
        "background": "transparent",
        "font": name,
        "view": {"stroke": None},
        "padding": {"left": MARGIN, "right": MARGIN, "top": 6, "bottom": 6},
        "axis": {
            **text,
            "gridColor": COLOURS["chart-grid"],
            "domainColor": COLOURS["chart-soft"],
            "labelLimit": 220,
            "tickColor": COLOURS["chart-soft"],
        },
        "legend": {
            **text,
            "orient": "top",
            "title": None,
            "columns": 2,
            "labelLimit": 380,
            "offset": 10,
            "symbolOpacity": 1,
        },
        "header": {**text, "labelFontWeight": "bold", "labelLimit": 400},
        "text": {"fontSize": SIZE, "font": name, "color": COLOURS["chart-ink"], "lineHeight": LINE},
    }
