"""Card images for sharing: one PNG a record, 600 by 315, drawn from words with the font that vl-convert carries."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.charts.png import render_png

_TITLE = 26  # characters a line
_LINES = 4


@dataclass(frozen=True)
class Card:
    """Words on a card: the kind of record, its name, a figure or status if any, and the line at the foot."""

    kicker: str
    title: str
    figure: str
    foot: str


def drawable(words: str) -> bool:
    """Whether the font has every letter of `words`; it lacks those of East Asian writing."""
    return all(ord(char) < 0x2E80 for char in words)


def card_svg(card: Card, colours: Mapping[str, str]) -> str:
    """The card as SVG, in `colours` by name."""
    lines = textwrap.wrap(card.title, _TITLE)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1].rstrip('.,;:')} …"]
    title = "".join(
        f'<tspan x="36" dy="{40 if number else 0}">{html.escape(line)}</tspan>' for number, line in enumerate(lines)
    )
    paper, ink, soft, link = (colours[name] for name in ("paper", "ink", "soft", "link"))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="315" font-family="Liberation Sans">'
        f'<rect width="600" height="315" fill="{paper}"/>'
        f'<rect width="10" height="315" fill="{colours["chart-1"]}"/>'
        f'<text x="36" y="48" font-size="17" fill="{soft}">{html.escape(card.kicker)}</text>'
        f'<text x="36" y="96" font-size="33" font-weight="bold" fill="{ink}">{title}</text>'
        f'<text x="36" y="256" font-size="24" font-weight="bold" fill="{link}">{html.escape(card.figure)}</text>'
        f'<text x="36" y="290" font-size="15" fill="{soft}">{html.escape(card.foot)}</text></svg>'
    )


def draw_card(svg: str, cache: Path) -> bytes:
    """A card as PNG, kept under `cache` by what it was drawn from, for drawing hundreds takes most of a build."""
    return render_png(svg, 1, cache)
