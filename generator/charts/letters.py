"""How wide words are before they are drawn: breaking texts into lines that fit a chart."""

from __future__ import annotations

import unicodedata

# Thousandths of the size of Helvetica's letters from space to tilde; Arial and Liberation Sans share them.
_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_LETTER = dict(zip(map(chr, range(32, 127)), map(int, _WIDTHS.split()), strict=True))
_OTHER, _WIDE, _BOLD = 600, 1000, 1.08


def is_wide(letter: str) -> bool:
    """Whether a letter takes a whole square, as those of East Asian writing do."""
    return unicodedata.east_asian_width(letter) in "WF"


def width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line of text is in letters of `size`, in the same unit."""
    thousandths = sum(_WIDE if is_wide(letter) else _LETTER.get(letter, _OTHER) for letter in text)
    return thousandths * size / 1000 * (_BOLD if bold else 1)


def lines(text: str, most: float, size: float, bold: bool = False) -> list[str]:
    """A text broken into lines no wider than `most`, between words or beside wide letters."""
    found: list[str] = [""]
    for piece in _pieces(text):
        if found[-1] and width((found[-1] + piece).rstrip(), size, bold) > most:
            found.append("")
        found[-1] += piece if found[-1] else piece.lstrip()
    return [line.rstrip() for line in found]


def _pieces(text: str) -> list[str]:
    """Words with the space before them, and wide letters one by one; stops stay with what they follow."""
    found: list[str] = []
    for letter in text:
        new = not found or letter == " " or (is_wide(letter) and letter not in "、。）」") or is_wide(found[-1][-1])
        if new and letter not in "、。）」":
            found.append(letter)
        else:
            found[-1] += letter
    return found
