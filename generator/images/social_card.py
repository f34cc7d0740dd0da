"""Cards of records, which other sites show beside a link: one PNG each, 600 by 315."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor

from generator.colours import Colours
from generator.derive.coverage import reach_of, scope_of_record
from generator.derive.project_status import ProjectStatus
from generator.images.striped_png import FAST, TIGHT, Strip, join_strips, pack_strip
from generator.images.text_layout import break_lines
from generator.images.typeface import BOLD, REGULAR, Typeface
from generator.localize import Localizer
from generator.model import Row

SIZE = WIDTH, HEIGHT = 600, 315
LEFT, RIGHT = 36, 564  # no line of text begins or ends beyond
_EDGE_WIDTH = 10
_TITLE_TOP, _FIGURE_TOP, _FOOT_TOP = 64, 229, 265  # where a strip ends and the next begins
_TITLE_LINES = 4
_TITLE_LINE_HEIGHT = 40
_BELOW_BASELINE = 13  # room for the tails of letters in the last line of the title
_INKS = ("ink", "soft", "link")
_SHADES = 3  # of an ink at the outline of letters, full ink among them; a fourth weighs a twentieth more
_PAPER, _EDGE, _FIRST_INK = range(3)  # numbers in the palette, where the shades of each ink follow one another
_STRIPS_KEPT = 64  # packed, for other cards: kickers, feet and empty paper
_ELLIPSIS = " …"


@dataclass(frozen=True, kw_only=True)
class Card:
    """Words on a card: the kind of record, its name, a figure or status if any, and the line at the foot."""

    kicker: str
    title: str
    figure: str
    foot: str


@dataclass(frozen=True)
class _Style:
    """How the text of a strip looks, and where in the strip its first line stands."""

    typeface: Typeface
    ink: str
    baseline: int


class CardPrinter:
    """Draws cards in the colours and with the fonts of a site. Their text is cut and broken so that it fits."""

    def __init__(self, colours: Colours, fonts: Path) -> None:
        """Reads the fonts in a folder. Raises BuildError where one is missing."""
        self._palette = _palette(colours.light)
        self._kicker = _Style(Typeface(fonts, REGULAR, 17), "soft", baseline=48)
        self._title = _Style(Typeface(fonts, BOLD, 32), "ink", baseline=32)
        self._figure = _Style(Typeface(fonts, BOLD, 24), "link", baseline=27)
        self._foot = _Style(Typeface(fonts, REGULAR, 15), "soft", baseline=25)
        self._kept_strip = lru_cache(maxsize=_STRIPS_KEPT)(_strip)

    def can_draw(self, text: str) -> bool:
        """Whether the fonts have every letter of `text`. A card without the others is drawn without boxes."""
        return self._title.typeface.has(text)

    def render(self, card: Card) -> bytes:
        """A card as PNG."""
        title = fit(self._title.typeface, card.title, _TITLE_LINES)
        title_height = self._title.baseline + (len(title) - 1) * _TITLE_LINE_HEIGHT + _BELOW_BASELINE
        strips = (
            self._kept_strip(_TITLE_TOP, self._kicker, _line(self._kicker, card.kicker), TIGHT),
            _strip(title_height, self._title, title, FAST),
            self._kept_strip(_FIGURE_TOP - _TITLE_TOP - title_height, self._title, (), TIGHT),
            _strip(_FOOT_TOP - _FIGURE_TOP, self._figure, _line(self._figure, card.figure), FAST),
            self._kept_strip(HEIGHT - _FOOT_TOP, self._foot, _line(self._foot, card.foot), TIGHT),
        )
        return join_strips(strips, SIZE, self._palette)


def card_of(
    local: Localizer,
    record: Row,
    can_draw: Callable[[str], bool],
    statuses: Sequence[ProjectStatus] = (),
    promised: str = "",
) -> Card:
    """A record's card; `statuses` are a project's, the furthest of which is shown, `promised` is a vehicle's sum.

    Where the fonts lack letters of a text, the next best that they can draw stands in.
    """
    foot = local.messages(
        "site.card",
        name=local.text(local.catalogue.dataset, "title"),
        date=local.date(reach_of(local.catalogue, scope_of_record(local.catalogue, record))),
    )

    def first(*texts: str) -> str:
        return next((text for text in texts if text and can_draw(text)), "")

    return Card(
        kicker=first(_kicker(local, record), _kind(local, record)),
        title=first(local.name(record), str(record.get("publisher") or ""), str(record.id)),
        figure=first(_figure(local, record, statuses, promised)),
        foot=first(foot),
    )


def _kicker(local: Localizer, record: Row) -> str:
    """What kind of record it is; of a term, which instrument it stands in."""
    if record.schema.name == "terms":
        return local.name_of("agreements", record.agreement)
    return _kind(local, record)


def _kind(local: Localizer, record: Row) -> str:
    title = f"{record.schema.name}.title"
    return local.messages(title) if local.messages.has(title) else local.table_title(record.schema.name)


def _figure(local: Localizer, record: Row, statuses: Sequence[ProjectStatus], promised: str) -> str:
    """The one thing to know.

    What was promised, what a project counts with and its stage, a term's figure, whose a source is, or a day.
    """
    if promised:
        return local.messages("vehicle.promised", amount=promised)
    date = local.date(record.get("date"))
    if statuses:
        stages = list(local.catalogue.schemas.vocabularies["stage"].entries)
        return _status_text(local, max(statuses, key=lambda each: stages.index(each.stage) if each.stage else -1))
    if record.schema.name == "sources":
        return local.messages.mark("comma").join(filter(None, (record.publisher, date)))
    if record.schema.name == "terms":
        return local.figure(record) or date
    return date


def _status_text(local: Localizer, status: ProjectStatus) -> str:
    """The cost that the ladder and the list count, and the last stage."""
    cost = local.headline(status.headline) if status.headline else ""
    return local.messages.mark("comma").join(filter(None, (cost, local.label("stage", status.stage))))


def fit(typeface: Typeface, text: str, most_lines: int) -> tuple[str, ...]:
    """What of a text can be drawn, in lines as wide as a card has room; one that has too many ends in an ellipsis."""
    lines = _lines(typeface, typeface.drawable(text), RIGHT - LEFT)
    if len(lines) <= most_lines:
        return tuple(lines)
    last = _lines(typeface, lines[most_lines - 1], RIGHT - LEFT - typeface.width(_ELLIPSIS))[0]
    return (*lines[: most_lines - 1], last.rstrip(".,;:、。") + _ELLIPSIS)


def _lines(typeface: Typeface, text: str, most: int) -> list[str]:
    """A text in lines no wider than `most`; a word that is wider is broken anywhere."""
    return [part for line in break_lines(text, most, typeface.width) for part in _broken(typeface, line, most)]


def _broken(typeface: Typeface, line: str, most: int) -> list[str]:
    parts = [line]
    while typeface.width(parts[-1]) > most:
        length = max(1, next(end for end in range(len(parts[-1])) if typeface.width(parts[-1][: end + 1]) > most))
        parts[-1:] = [parts[-1][:length], parts[-1][length:]]
    return parts


def _line(style: _Style, text: str) -> tuple[str, ...]:
    return fit(style.typeface, text, 1)


def _strip(height: int, style: _Style, lines: tuple[str, ...], level: int) -> Strip:
    """Lines of text across the card, on paper with the coloured edge."""
    image = Image.new("L", (WIDTH, height))
    for number, line in enumerate(lines):
        style.typeface.draw(image, (LEFT, style.baseline + number * _TITLE_LINE_HEIGHT), line)
    image = image.point(_shades(style.ink))
    image.paste(_EDGE, (0, 0, _EDGE_WIDTH, height))
    image.putpalette(b"")  # makes it a picture whose dots are numbers of colours
    return pack_strip(image, level)


@lru_cache
def _shades(ink: str) -> list[int]:
    """The number in the palette of each of 256 greys that text is drawn in."""
    before_first = _FIRST_INK + _INKS.index(ink) * _SHADES - 1
    shades = (round(grey * _SHADES / 255) for grey in range(256))
    return [before_first + shade if shade else _PAPER for shade in shades]


def _palette(colours: Mapping[str, str]) -> list[tuple[int, ...]]:
    paper = ImageColor.getrgb(colours["paper"])
    inks = (ImageColor.getrgb(colours[name]) for name in _INKS)
    shades = [_between(paper, ink, shade / _SHADES) for ink in inks for shade in range(1, _SHADES + 1)]
    return [paper, ImageColor.getrgb(colours["chart-1"]), *shades]


def _between(paper: tuple[int, ...], ink: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(round(one + (other - one) * share) for one, other in zip(paper, ink, strict=True))
