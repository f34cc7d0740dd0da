"""Vega-Lite to SVG with vl-convert: offline, titled and described, colours left to the page's style sheet."""

from __future__ import annotations

import html
import re
from typing import Any

from generator.charts.style import COLOURS


def draw(spec: dict[str, Any], id_: str, title: str, description: str) -> str:
    """An SVG element for use inside a page. vl-convert drops the description, hence here."""
    import vl_convert  # starts an engine; never fork after it was used

    svg: str = vl_convert.vegalite_to_svg(spec)
    width, height = _size(svg)
    body = svg[svg.index(">") + 1 :]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="chart-{id_}-title chart-{id_}-desc">'
        f'<title id="chart-{id_}-title">{html.escape(title)}</title>'
        f'<desc id="chart-{id_}-desc">{html.escape(description)}</desc>'
    )
    return head + _styled(_quiet(body))


def _size(svg: str) -> tuple[str, str]:
    match = re.search(r'width="([\d.]+)" height="([\d.]+)"', svg[: svg.index(">")])
    assert match is not None
    return match[1], match[2]


def _quiet(body: str) -> str:
    """Drops Vega's own roles and labels, which read every mark aloud beside the description and the table."""
    return re.sub(r' (role|aria-\w+)="[^"]*"', "", body)


def _styled(body: str) -> str:
    """Colours become custom properties of the page (so that dark mode and print follow it); fonts are the page's."""
    body = re.sub(r' font-family="[^"]*"', "", body)
    for name, colour in COLOURS.items():
        body = body.replace(f'"{colour}"', f'"var(--{name})"')
    return body
