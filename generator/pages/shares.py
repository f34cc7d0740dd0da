"""Card images: what stands on the one of each record."""

from __future__ import annotations

from pathlib import Path

from generator.charts.cards import Card, card_svg, draw_card, drawable
from generator.model import Row
from generator.pages.reader import Reader


def card_of(reader: Reader, record: Row) -> Card:
    """A record's card. Where the font lacks a name's letters, the publisher or the identifier stands in."""
    name = reader.name(record)
    title = name if drawable(name) else str(record.get("publisher") or record.id)
    site = reader.words.local(reader.catalogue.dataset, "title")
    coverage = reader.date(reader.catalogue.dataset.coverage)
    foot = reader.words("site.card", name=site, date=coverage)
    return Card(_kicker(reader, record), title, _figure(reader, record), foot)


def cards(reader: Reader, cache: Path) -> dict[str, bytes]:
    """A card of every record: PNG by its address on the site."""
    return {
        f"{kind}/{record.id}/card.png": draw_card(card_svg(card_of(reader, record), reader.colours.light), cache)
        for kind in reader.catalogue.schemas.kinds
        for record in reader.catalogue.tables[kind]
    }


def _kicker(reader: Reader, record: Row) -> str:
    """What kind of record it is; of a term, which instrument it stands in."""
    if record.table.name == "terms":
        return reader.name(reader.catalogue.get("agreements", record.agreement))
    return reader.words(f"{record.table.name}.title")


def _figure(reader: Reader, record: Row) -> str:
    """The one thing to know: a project's cost and stage, a term's figure, whose a source is, a day."""
    words = ""
    if record.table.name == "projects":
        costs = [group for group in reader.figures(record) if group.field == "cost" and group.headline]
        stage = reader.stage_now(record)
        parts = [reader.headline_words(group.headline) for group in costs[:1] if group.headline]
        words = ", ".join([*parts, *([reader.label("stage", stage.stage)] if stage else [])])
    elif record.table.name == "sources":
        words = ", ".join(filter(None, (record.publisher, reader.date(record.date))))
    elif record.table.name == "terms":
        words = reader.figure(record) or reader.date(record.date)
    else:
        words = reader.date(record.get("date"))
    return words if drawable(words) else ""
