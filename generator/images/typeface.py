"""Text drawn with the fonts in site/fonts/, letter by letter: the same dots on every machine."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from generator.errors import BuildError
from generator.images.character_map import read_letters

# Of each weight: the font that is asked first, and the one for letters that the first has not.
REGULAR = ("NotoSans-Regular.ttf", "NotoSansCJKjp-Regular.otf")
BOLD = ("NotoSans-Bold.ttf", "NotoSansCJKjp-Bold.otf")
_INK = 255


@dataclass(frozen=True)
class _Font:
    drawn: ImageFont.FreeTypeFont
    letters: frozenset[str]


@dataclass(frozen=True)
class _Glyph:
    """A drawn letter, where it stands from the pen on the baseline, and how far the pen moves on."""

    picture: Image.Image | None  # None of a space
    left: int
    top: int
    advance: int


class Typeface:
    """Fonts of one weight at one size."""

    def __init__(self, folder: Path, names: Sequence[str], size: int) -> None:
        """Reads the fonts. Raises BuildError where one is missing or is none."""
        self._glyphs = _Glyphs([_read_font(folder / name, size) for name in names])

    def has(self, text: str) -> bool:
        """Whether the fonts have every letter of `text`; they would draw boxes for the others."""
        return self._glyphs.letters.issuperset(_composed(text))

    def drawable(self, text: str) -> str:
        """A text without the letters that the fonts lack, in the form that `width` and `draw` take."""
        return "".join(filter(self._glyphs.letters.__contains__, _composed(text)))

    def width(self, text: str) -> int:
        """How wide a line of drawable text is, in dots."""
        return sum(self._glyphs[letter].advance for letter in text)

    def draw(self, image: Image.Image, start: tuple[int, int], text: str) -> None:
        """Inks a line of drawable text into a grey picture; `start` is where its baseline begins."""
        pen, baseline = start
        for letter in text:
            glyph = self._glyphs[letter]
            if glyph.picture:
                image.paste(_INK, (pen + glyph.left, baseline + glyph.top), glyph.picture)
            pen += glyph.advance


class _Glyphs(dict[str, _Glyph]):
    """Letters, each drawn when it is first asked for, by the first font that has it."""

    def __init__(self, fonts: Sequence[_Font]) -> None:
        super().__init__()
        self._fonts = fonts
        self.letters = frozenset().union(*(font.letters for font in fonts))

    def __missing__(self, letter: str) -> _Glyph:
        font = next(font for font in self._fonts if letter in font.letters)
        glyph = self[letter] = _draw_glyph(font.drawn, letter)
        return glyph


def _composed(text: str) -> str:
    """A text in which a letter and its mark are one character, as fonts have them."""
    return unicodedata.normalize("NFC", text)


def _read_font(path: Path, size: int) -> _Font:
    try:
        # The other engine, Raqm, needs a library that some machines have and others do not.
        font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
        return _Font(font, read_letters(path.read_bytes()))
    except (OSError, ValueError) as error:
        raise BuildError(f"{path}: {error}") from error


def _draw_glyph(font: ImageFont.FreeTypeFont, letter: str) -> _Glyph:
    left, top, right, bottom = map(round, font.getbbox(letter, anchor="ls"))
    advance = round(font.getlength(letter))
    if right <= left or bottom <= top:
        return _Glyph(None, 0, 0, advance)
    picture = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(picture).text((-left, -top), letter, fill=_INK, font=font, anchor="ls")
    return _Glyph(picture, left, top, advance)
