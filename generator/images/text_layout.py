"""How wide text is before it is drawn, and breaking it into lines that fit.

Neither the machine's fonts nor a drawing library is asked, so that lines break alike everywhere. The widths are those
of Helvetica in Adobe's Core 14 font metrics (`Helvetica.afm`, the `WX` of each character); Arial and Liberation Sans,
which pages and pictures use, were drawn to the same widths.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

# From space to tilde, in thousandths of the size of the font.
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_WIDTH_OF = dict(zip(map(chr, range(32, 127)), map(int, _WIDTHS.split()), strict=True))
_OTHER_WIDTH = 600  # of a character outside that range: wider than most, so that a line is rather too short
_WIDE_WIDTH = 1000
_BOLD_FACTOR = 1.08  # Helvetica Bold is about so much wider
# East Asian lines never begin with a stop, a closing bracket or a small letter, and never end with an opening bracket.
_NEVER_FIRST = "、。，．・：；！？）」』】ーゝ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
_NEVER_LAST = "（「『【"


def is_wide(letter: str) -> bool:
    """Whether a letter takes a whole square, as those of East Asian writing do."""
    return unicodedata.east_asian_width(letter) in "WF"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is in a font of `size`, in the same unit."""
    thousandths = sum(_WIDE_WIDTH if is_wide(letter) else _WIDTH_OF.get(letter, _OTHER_WIDTH) for letter in text)
    return thousandths * size / 1000 * (_BOLD_FACTOR if bold else 1)


def wrap(text: str, most: float, size: float, *, bold: bool = False) -> list[str]:
    """A text broken into lines no wider than `most` in a font of `size`, as `break_lines` does."""
    return break_lines(text, most, lambda line: text_width(line, size, bold=bold))


def break_lines(text: str, most: float, width: Callable[[str], float]) -> list[str]:
    """A text broken into lines no wider than `most` by what `width` says, between words or beside wide letters.

    A single word that is wider stands alone. At least one line comes back, empty for an empty text.
    """
    lines: list[str] = [""]
    for piece in _pieces(text):
        if lines[-1] and width((lines[-1] + piece).rstrip()) > most:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    """Words with the space before them, and wide letters one by one, with what must not be parted from them."""
    pieces: list[str] = []
    for letter in text:
        if not pieces or (letter not in _NEVER_FIRST and _may_break(pieces[-1][-1], letter)):
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def _may_break(before: str, letter: str) -> bool:
    return letter == " " or (before not in _NEVER_LAST and (is_wide(letter) or is_wide(before)))
