"""Cards of records, which other sites show beside a link: one PNG each, 600 by 315."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.colours import Colours
from generator.derive.coverage import reach, subject_of_kind
from generator.derive.project_status import ProjectStatus
from generator.images.png import render_png
from generator.images.text_layout import is_drawable, text_width, wrap
from generator.localize import Localizer
from generator.model import Row

_TITLE_SIZE = 33
_TITLE_WIDTH = 528  # from the left edge at 36 to the right one
_TITLE_LINES = 4
_TITLE_LINE_HEIGHT = 40
_SCALE = 1


@dataclass(frozen=True, kw_only=True)
class Card:
    """Words on a card: the kind of record, its name, a figure or status if any, and the line at the foot."""

    kicker: str
    title: str
    figure: str
    foot: str


def render_card(card: Card, colours: Colours, cache: Path) -> bytes:
    """A card as PNG."""
    return render_png(card_svg(card, colours.light), _SCALE, cache)


def card_of(local: Localizer, status: ProjectStatus | None, record: Row) -> Card:
    """A record's card; `status` is a project's.

    Where the font lacks a name's letters, the publisher or the identifier stands in.
    """
    name = local.name(record)
    dataset = local.catalogue.dataset
    foot = local.messages(
        "site.card",
        name=local.text(dataset, "title"),
        date=local.date(reach(local.catalogue, subject_of_kind(local.catalogue, record.schema.name))),
    )
    figure = _figure(local, status, record)
    return Card(
        kicker=_kicker(local, record),
        title=name if is_drawable(name) else str(record.get("publisher") or record.id),
        figure=figure if is_drawable(figure) else "",
        foot=foot,
    )


def _kicker(local: Localizer, record: Row) -> str:
    """What kind of record it is; of a term, which instrument it stands in."""
    if record.schema.name == "terms":
        return local.name_of("agreements", record.agreement)
    title = f"{record.schema.name}.title"
    return local.messages(title) if local.messages.has(title) else local.table_title(record.schema.name)


def _figure(local: Localizer, status: ProjectStatus | None, record: Row) -> str:
    """The one thing to know: what a project counts with and its stage, a term's figure, whose a source is, a day."""
    date = local.date(record.get("date"))
    if status:
        return _status_text(local, status)
    if record.schema.name == "sources":
        return ", ".join(filter(None, (record.publisher, date)))
    if record.schema.name == "terms":
        return local.figure(record) or date
    return date


def _status_text(local: Localizer, status: ProjectStatus) -> str:
    """The cost that the ladder and the list count, and the last stage."""
    cost = local.headline(status.headline) if status.headline else ""
    return ", ".join(filter(None, (cost, local.label("stage", status.stage))))


def card_svg(card: Card, colours: Mapping[str, str]) -> str:
    """The card as SVG, in `colours` by name and in the font that vl-convert carries."""
    paper, ink, soft, link, edge = (colours[name] for name in ("paper", "ink", "soft", "link", "chart-1"))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="315" font-family="Liberation Sans">'
        f'<rect width="600" height="315" fill="{paper}"/><rect width="10" height="315" fill="{edge}"/>'
        f'<text x="36" y="48" font-size="17" fill="{soft}">{html.escape(card.kicker)}</text>'
        f'<text x="36" y="96" font-size="{_TITLE_SIZE}" font-weight="bold" fill="{ink}">{_title_spans(card)}</text>'
        f'<text x="36" y="256" font-size="24" font-weight="bold" fill="{link}">{html.escape(card.figure)}</text>'
        f'<text x="36" y="290" font-size="15" fill="{soft}">{html.escape(card.foot)}</text></svg>'
    )


def _title_spans(card: Card) -> str:
    spans = []
    for number, line in enumerate(_title_lines(card.title)):
        down = _TITLE_LINE_HEIGHT if number else 0
        spans.append(f'<tspan x="36" dy="{down}">{html.escape(line)}</tspan>')
    return "".join(spans)


def _title_lines(title: str) -> list[str]:
    """The title in lines; one that has too many ends in an ellipsis."""
    lines = wrap(title, _TITLE_WIDTH, _TITLE_SIZE, bold=True)
    if len(lines) <= _TITLE_LINES:
        return lines
    last_words = lines[_TITLE_LINES - 1].split(" ")
    while len(last_words) > 1 and text_width(_cut_short(last_words), _TITLE_SIZE, bold=True) > _TITLE_WIDTH:
        last_words.pop()
    return [*lines[: _TITLE_LINES - 1], _cut_short(last_words)]


def _cut_short(pieces: list[str]) -> str:
    return f"{' '.join(pieces).rstrip('.,;:')} …"
