"""Vega-Lite to SVG with vl-convert, offline: one for pages, whose colours are the style sheet's, and one to keep.

vl-convert drops titles and descriptions, so they are put in here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from generator.charts.letters import lines
from generator.charts.style import COLOURS, MARGIN, PLOT, painted

_HEAD, _FOOT = 22, 15  # height of a line of the title and of the credit
_SIZES = {"title": 17, "credit": 11}


def render_marks(spec: Mapping[str, Any]) -> str:
    """The drawing as vl-convert makes it, without Vega's own roles and labels, which would read every mark aloud."""
    import vl_convert  # starts an engine; never fork after it was used

    return re.sub(r' (role|aria-\w+)="[^"]*"', "", vl_convert.vegalite_to_svg(dict(spec)))


def size(svg: str) -> tuple[float, float]:
    """Width and height that the drawing gives itself."""
    match = re.search(r'width="([\d.]+)" height="([\d.]+)"', svg[: svg.index(">")])
    assert match is not None
    return float(match[1]), float(match[2])


def render_inline(svg: str, id_: str, title: str, description: str) -> str:
    """An SVG element for use inside a page: colours and font are the page's, so that dark mode and print follow it."""
    width, height = size(svg)
    body = re.sub(r' font-family="[^"]*"', "", _body(svg))
    named = f'class="chart" aria-labelledby="chart-{id_}-title chart-{id_}-desc"'
    return f"{_opened(named, width, height)}{_words(title, description, f'chart-{id_}-')}{body}</svg>"


def render_picture(svg: str, title: str, description: str, credit: str, colours: Mapping[str, str], font: str) -> str:
    """An SVG file that stands alone: title above, credit below, a ground of its own, every colour written out."""
    width, height = size(svg)
    head = lines(title, PLOT, _SIZES["title"], bold=True)
    foot = lines(credit, PLOT, _SIZES["credit"])
    top = MARGIN + _HEAD * len(head)
    whole = top + height + _FOOT * len(foot) + MARGIN
    words = [
        _text("title", MARGIN, MARGIN + _HEAD * (number + 0.6), line, font) for number, line in enumerate(head)
    ] + [_text("credit", MARGIN, top + height + _FOOT * (number + 1), line, font) for number, line in enumerate(foot)]
    drawn = (
        f'<rect width="{width:g}" height="{whole:g}" fill="{COLOURS["chart-paper"]}"/>{"".join(words)}'
        f'<svg y="{top:g}" width="{width:g}" height="{height:g}">{_body(svg)}</svg></svg>\n'
    )
    opened = _opened(f'width="{width:g}" height="{whole:g}" aria-labelledby="title desc"', width, whole)
    return opened + _words(title, description) + painted(drawn, colours)


def _body(svg: str) -> str:
    """Everything inside the outermost element."""
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]


def _opened(attributes: str, width: float, height: float) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes} viewBox="0 0 {width:g} {height:g}" role="img">'


def _words(title: str, description: str, prefix: str = "") -> str:
    return (
        f'<title id="{prefix}title">{html.escape(title)}</title>'
        f'<desc id="{prefix}desc">{html.escape(description)}</desc>'
    )


def _text(kind: str, x: float, y: float, words: str, font: str) -> str:
    colour = COLOURS["chart-ink" if kind == "title" else "chart-soft"]
    weight = ' font-weight="bold"' if kind == "title" else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{font}" font-size="{_SIZES[kind]}px"{weight} fill="{colour}">'
        f"{html.escape(words)}</text>"
    )
