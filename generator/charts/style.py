"""The look of charts. Every colour has a name: in pages it is the custom property of that name in the style sheet."""

from __future__ import annotations

from typing import Any

COLOURS = {
    "chart-ink": "#1f2328",
    "chart-soft": "#6b7280",
    "chart-grid": "#d9dce1",
    "chart-1": "#1d4e89",
    "chart-2": "#c2571a",
    "chart-3": "#3b7a57",
    "chart-4": "#8a5a9e",
    "chart-5": "#a8893b",
    "chart-6": "#5f7c8a",
    "chart-7": "#b0445e",
    "chart-faint": "#a9bfd9",
}
SERIES = [COLOURS[f"chart-{number}"] for number in range(1, 8)]
FONT = "Liberation Sans"
SIZE = 14


def config() -> dict[str, Any]:
    """Vega-Lite configuration shared by all charts."""
    words = {
        "labelColor": COLOURS["chart-ink"],
        "titleColor": COLOURS["chart-ink"],
        "labelFontSize": SIZE,
        "titleFontSize": SIZE,
        "labelFont": FONT,
        "titleFont": FONT,
        "titleFontWeight": "normal",
    }
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "padding": {"left": 18, "right": 14, "top": 6, "bottom": 6},
        "axis": {
            **words,
            "gridColor": COLOURS["chart-grid"],
            "domainColor": COLOURS["chart-soft"],
            "labelLimit": 220,
            "tickColor": COLOURS["chart-soft"],
        },
        "legend": {**words, "orient": "top", "title": None, "columns": 2, "labelLimit": 240},
        "header": words,
        "text": {"fontSize": SIZE, "font": FONT, "color": COLOURS["chart-ink"]},
    }
