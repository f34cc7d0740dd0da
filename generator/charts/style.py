"""The look of charts. Every colour has a name: in pages it is the custom property of that name in the style sheet."""

from __future__ import annotations

from typing import Any

COLOURS = {
    "chart-ink": "#16202a",
    "chart-soft": "#56606b",
    "chart-grid": "#dcd8cf",
    "chart-paper": "#fdfcf9",
    "chart-1": "#1d4e89",
    "chart-2": "#c2571a",
    "chart-3": "#3b7a57",
    "chart-4": "#8a5a9e",
    "chart-5": "#8f7430",
    "chart-6": "#5f7c8a",
    "chart-7": "#b0445e",
    "chart-faint": "#a9bfd9",
}
DARK = {
    "chart-ink": "#e9e6df",
    "chart-soft": "#a9afb6",
    "chart-grid": "#343c45",
    "chart-paper": "#14181d",
    "chart-1": "#7fb0ea",
    "chart-2": "#ef9459",
    "chart-3": "#7fc79c",
    "chart-4": "#c69ad9",
    "chart-5": "#d9bd70",
    "chart-6": "#a3bfcb",
    "chart-7": "#ee8da3",
    "chart-faint": "#3c5878",
}
SERIES = [COLOURS[f"chart-{number}"] for number in range(1, 8)]
SIDES = [COLOURS[f"chart-{number}"] for number in (1, 7, 3, 4)]  # in the order of the list of sides
_FONTS = {"ja": "Noto Sans CJK JP"}  # those that draw the letters of a language; the machine must have them
_FONT = "Liberation Sans"  # vl-convert carries it; as wide as Arial and Helvetica, which pages use
SIZE = 14
LINE = 17  # from one line of text to the next
WIDTH = 440  # of a whole chart: at 350 px on a screen its words are 11 px high
MARGIN = 12  # at its left and right
PLOT = WIDTH - 2 * MARGIN


def font(lang: str) -> str:
    """The font that pictures in a language are drawn with."""
    return _FONTS.get(lang, _FONT)


def config(lang: str) -> dict[str, Any]:
    """Vega-Lite configuration shared by all charts in a language."""
    name = font(lang)
    words = {
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
            **words,
            "gridColor": COLOURS["chart-grid"],
            "domainColor": COLOURS["chart-soft"],
            "labelLimit": 220,
            "tickColor": COLOURS["chart-soft"],
        },
        "legend": {
            **words,
            "orient": "top",
            "title": None,
            "columns": 2,
            "labelLimit": 380,
            "offset": 10,
            "symbolOpacity": 1,
        },
        "header": {**words, "labelFontWeight": "bold", "labelLimit": 400},
        "text": {"fontSize": SIZE, "font": name, "color": COLOURS["chart-ink"], "lineHeight": LINE},
    }
