"""Which characters may stand in text, by Unicode's categories and by script: one rule for all that people write.

What cannot be seen, or is taken for something else than it is, is refused: controls, formatting and zero-width
characters, directional marks, private use, noncharacters, fillers, marks without a letter, blanks that are no blanks,
letters that are not composed (NFD), letters of another script within a word, letters struck out, signs of a wrong
decoding. Whatever is plainly there passes whole: every script, characters beyond the first plane, emoji, joined ones
too, and joiners where a script writes its words with them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_MOST_FAULTS = 100  # in one text; a text with so many is not looked through to its end
_MOST_MARKS = 4  # upon one letter
_MOST_IN_TOWER = 20  # marks upon each other, beyond which Unicode's own order of them takes for ever to find
_LONGEST_IN_MESSAGE = 300
_SHOWN_WORD = 40
_LONGEST_WORD = 40  # that is looked at for letters of other scripts, to each side

# Characters that need no second look wherever they stand. What begins a wrong decoding (as Ã does) is not among them.
_PLAIN = (
    r"\n\x20-\x25\x27-\x7e\xa1-\xac\xae-\xc1\xc4-\xcf\xd2-\xe1\xf1-\xff\u0100-\u0191\u0193-\u02af"
    r"\u2010-\u2027\u2030-\u205e\u2070\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20c0\u2190-\u22ff\u2460-\u24ff\u2500-\u27bf"
    r"\u3000-\u3029\u3030-\u303d"
    r"\u3041-\u3096\u309b-\u30ff\u31f0-\u321e\u3220-\u4dbf\u4e00-\u7e39\u7e3b-\u7e66\u7e68-\u9fff\uac00-\ud7a3\uff01-\uff9f"
)
_QUESTIONABLE = re.compile(f"[^{_PLAIN}]")

_HIGH = (  # what Windows-1252 makes of the bytes within a letter of UTF-8
    r"\x80-\xbf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d"
    r"\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
# UTF-8 read as Windows-1252 or Latin-1, Shift-JIS read so, UTF-8 read as Shift-JIS; and markup read as text.
_WRONGLY_DECODED = (
    rf"[ÂÃ][{_HIGH}]|â[€‚„†ˆ‰][{_HIGH}]|ã[‚ƒ€][{_HIGH}]|ï[»¼½][{_HIGH}]|ðŸ[{_HIGH}]{{2}}"
    rf"|(?:[Ð-Ñ][{_HIGH}]){{2}}|(?:[ã-ï][{_HIGH}]{{2}}){{2}}|(?:ƒ[\x20-\x7e{_HIGH}]){{2}}|(?:[縺繧].){{2}}"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]+|#x[0-9A-Fa-f]+);"
)

_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f\U0001d159\U00016fe4")
_JOINER = "\u200d"
_JOINERS = "\u200c\u200d"
_VIRAMA = 9  # the combining class of the sign that takes a letter its vowel
_OVERLAY = 1  # the combining class of strokes through a letter
# Arabic letters that would join the next one, so that a non-joiner between two of them is seen.
_JOINING = frozenset("ئبتثجحخسشصضطظعغفقكلمنهىيپچکگیٹہھ")
_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD))
_PICTURES = (
    *((0xA9, 0xA9), (0xAE, 0xAE), (0x203C, 0x203C), (0x2049, 0x2049), (0x2122, 0x2122), (0x2139, 0x2139)),
    *((0x2190, 0x21FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x25A0, 0x27BF), (0x2900, 0x297F), (0x2B00, 0x2BFF)),
    *((0x3030, 0x3030), (0x303D, 0x303D), (0x3297, 0x3297), (0x3299, 0x3299), (0x1F000, 0x1FAFF)),
)
_SKIN = (0x1F3FB, 0x1F3FF)
_NO_CHARACTER = 0xFFFE  # and the one after it, at the end of every plane
_STYLED = (0x1D400, 0x1D7FF)
_MAY_BE_ASSIGNED_YET = ((0x1F000, 0x1FBFF), (0x20000, 0x3FFFD))  # pictures and ideographs newer than this Python
_REGION_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")

# Scripts that stand with Latin letters and each other in one word, by how the names of their letters begin.
_TOGETHER = frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "HALFWIDTH", "FULLWIDTH", "BOPOMOFO"})
_OF_NO_SCRIPT = frozenset(
    {"COMBINING", "MODIFIER", "MICRO", "FEMININE", "MASCULINE", "IDEOGRAPHIC", "KATAKANA-HIRAGANA"}
)

# Letters that read like a Latin one, in the order of the Latin letters below them.
_LOOK_ALIKE = {
    char: latin
    for chars, latins in (
        ("АВСЕНІЈКМОРЅТХУаеосрхуѕіјһԁԛԝӏ", "ABCEHIJKMOPSTXYaeocpxysijhdqwl"),  # Cyrillic
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρυϲϳ", "ABEZHIKMNOPTYXovikpucj"),  # Greek
        ("ՕՍօսոհցԼ", "OUounhgL"),  # Armenian
        ("ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᏚᎢᏙᏔᏃ", "ABCDEGHJKLMPSTVWZ"),  # Cherokee
        ("ꓮꓐꓚꓓꓰꓝꓖꓧꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ", "ABCDEFGHJKLMNOPRSTUVWXYZ"),  # Lisu
        ("ıɑɡℓɩʟᴀʙᴄᴅᴇɢʜᴊᴋᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ", "iaglilabcdeghjkmnoprtuvwyz"),  # Latin letters of other shapes
    )
    for char, latin in zip(chars, latins, strict=True)
}
_GREEK_LIKE_LATIN = frozenset(char for char in _LOOK_ALIKE if "\u0370" <= char <= "\u03ff")
_SKELETON = str.maketrans(
    _LOOK_ALIKE
    | dict(zip("力二八口工夕卜一才又厶", "カニハロエタトーオヌム", strict=True))  # ideographs and Katakana
    | dict(zip("ヘベペリ〇", "へべぺり○", strict=True))  # Katakana and Hiragana, and the zero that is a circle
    | dict.fromkeys("‐‒–—−", "-")
)
_LIKE_A_LETTER = re.compile(r"(?<=[^\W\d_])[01|]|[01|](?=[^\W\d_])")


@dataclass(frozen=True)
class Fault:
    """What may not stand in a text, where (from 0, and how much of it), and what to do instead."""

    at: int
    length: int
    what: str
    remedy: str
    unseen: bool = True  # whether it would spoil a message that quotes it


def faults(text: str, *, line_ends: bool = True) -> Iterator[Fault]:
    """Everything in `text` that may not stand in text, in order, up to a hundred; line ends too if they may not."""
    for number, fault in enumerate(sorted(_all_faults(text, line_ends=line_ends), key=lambda each: each.at)):
        if number == _MOST_FAULTS:
            return
        yield fault


def is_plain(text: str) -> bool:
    """Whether a text is sound at first sight; if not it may still be."""
    return _QUESTIONABLE.search(text) is None and (text.isascii() or unicodedata.is_normalized("NFC", text))


def is_sound(text: str, *, line_ends: bool = True) -> bool:
    """Whether nothing in `text` may not stand there."""
    if is_plain(text) and (line_ends or "\n" not in text):
        return True
    return next(_all_faults(text, line_ends=line_ends), None) is None


def says_something(text: str) -> bool:
    """Whether there is a letter, a digit or a picture in it, and not only blanks and signs."""
    return any(unicodedata.category(char)[0] in "LN" or _is_among(char, _PICTURES) for char in text)


def name_of(char: str) -> str:
    """A character as a message names it, by its number and Unicode's name of it."""
    code = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "") or _CONTROL_NAMES.get(char, "")
    return f"{code} {name}" if name else code


def visible(text: str) -> str:
    """`text` in one line, with everything that cannot be seen named."""
    if is_plain(text) and "\n" not in text:
        return text
    parts: list[str] = []
    after = 0
    for number, fault in enumerate(_unseen(text)):
        if number == _MOST_FAULTS:
            return "".join(parts) + "…"
        parts += [text[after : fault.at], *(f"<{name_of(char)}>" for char in text[fault.at : fault.at + fault.length])]
        after = fault.at + fault.length
    return "".join(parts) + text[after:]


def shortened(text: str, most: int = _LONGEST_IN_MESSAGE) -> str:
    """`text` with an ellipsis for its middle if it is longer than `most`."""
    if len(text) <= most:
        return text
    end = most // 4
    return f"{text[: most - end - 1]}…{text[-end:]}"


def skeleton(text: str) -> str:
    """What two texts that read the same have in common: look-alike letters as one, and widths, case and blanks too.

    I, l and i are one letter: I reads like l, and without case it is i.
    """
    alike = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_SKELETON)
    if "0" in alike or "1" in alike or "|" in alike:
        alike = _LIKE_A_LETTER.sub(lambda found: "o" if found[0] == "0" else "l", alike)
    without_joiners = alike.replace("\u200c", "").replace("\u200d", "")
    return " ".join(without_joiners.casefold().replace("i", "l").split())


def is_one_word_of_look_alikes(word: str) -> bool:
    """Whether every letter of a word of another script reads like a Latin one."""
    return bool(word) and not word.isascii() and all(char in _LOOK_ALIKE or not char.isalpha() for char in word)


_CONTROL_NAMES = {
    "\t": "TAB",
    "\n": "LINE FEED",
    "\r": "CARRIAGE RETURN",
    "\0": "NULL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\x0b": "VERTICAL TAB",
    "\x0c": "FORM FEED",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
}


def _unseen(text: str) -> Iterator[Fault]:
    """Faults that would spoil a message, one after the other."""
    after = 0
    for fault in _character_faults(text, line_ends=False):
        if fault.unseen and fault.at >= after:
            after = fault.at + fault.length
            yield fault


def _all_faults(text: str, *, line_ends: bool) -> Iterator[Fault]:
    yield from _character_faults(text, line_ends=line_ends)
    if not text.isascii() and not _has_tower_of_marks(text):
        yield from _uncomposed(text)


def _has_tower_of_marks(text: str) -> bool:
    height = 0
    for char in text:
        height = height + 1 if char > "\u02ff" and unicodedata.combining(char) else 0
        if height > _MOST_IN_TOWER:
            return True
    return False


def _character_faults(text: str, *, line_ends: bool) -> Iterator[Fault]:
    seen_until = word_until = 0
    for found in _QUESTIONABLE.finditer(text) if line_ends else _pattern(f"[^{_PLAIN}]|\\n").finditer(text):
        at = found.start()
        if at < seen_until or (at < word_until and text[at].isalpha()):
            continue
        fault = _fault_at(text, at, line_ends=line_ends)
        if fault is None and text[at].isalpha():
            fault, word_until = _mixture(text, at)
        if fault is not None:
            seen_until = fault.at + fault.length
            yield fault


def _fault_at(text: str, at: int, *, line_ends: bool) -> Fault | None:
    """What is wrong with the character at a place that needs a second look, if anything is."""
    char = text[at]
    category = unicodedata.category(char)
    if char == "\n" or category == "Cc":
        return _control(text, at, line_ends=line_ends)
    if category == "Cf":
        is_sound = _is_in_picture(text, at) or _is_joiner_of_a_script(text, at)
        return None if is_sound else _refused(text, at, "which cannot be seen")
    if category in ("Zs", "Zl", "Zp"):
        return _refused(text, at, "which looks like a blank and is none" if category == "Zs" else "which ends a line")
    if char in _FILLERS:
        return _refused(text, at, "which cannot be seen")
    if category[0] == "M":
        return _mark_fault(text, at)
    return _coded_fault(text, at, category) or _wrong_decoding(text, at)


def _control(text: str, at: int, *, line_ends: bool) -> Fault | None:
    char = text[at]
    if char == "\r" and text[at + 1 : at + 2] == "\n" and line_ends:
        return None
    if char == "\t":
        return Fault(at, 1, "a tab (U+0009)", "type blanks")
    if char == "\n":
        return Fault(at, 1, "a line end (U+000A)", "write it in one line")
    return Fault(at, 1, f"a control character ({name_of(char)})", "take it out")


def _refused(text: str, at: int, why: str) -> Fault:
    remedy = "type a plain blank" if "blank" in why else "take it out"
    return Fault(at, 1, f"{name_of(text[at])}, {why}", remedy)


def _coded_fault(text: str, at: int, category: str) -> Fault | None:
    """Of characters that stand for nothing, for something private, or for a letter in another style."""
    char = text[at]
    if category in ("Co", "Cs"):
        return Fault(at, 1, f"{name_of(char)}, which has no agreed meaning", "write what is meant")
    if char in "\ufffd\ufffc":
        return Fault(at, 1, f"{name_of(char)}, a sign of a wrong decoding", "type the character anew", unseen=False)
    if category == "Cn" and (ord(char) & _NO_CHARACTER == _NO_CHARACTER or not _is_among(char, _MAY_BE_ASSIGNED_YET)):
        return Fault(at, 1, f"{name_of(char)}, which is no character", "take it out")
    if _is_among(char, (_STYLED,)):
        plain = unicodedata.normalize("NFKC", char)
        return Fault(at, 1, f"{name_of(char)}, a letter in a style of its own", f"type {plain}", unseen=False)
    return None


def _mark_fault(text: str, at: int) -> Fault | None:
    """Of marks that stand on no letter, on too many others, or choose a form of what has none."""
    char = text[at]
    before = text[at - 1] if at else ""
    if _is_among(char, _SELECTORS):
        of_one = ("0" <= before <= "9" or before in ("#", "*")) and text[at + 1 : at + 2] == "\u20e3"
        sound = bool(before) and (_is_among(before, _IDEOGRAPHS + _PICTURES) or of_one)
        return None if sound else _refused(text, at, "which chooses the form of what stands before it and has none")
    if unicodedata.combining(char) == _OVERLAY and unicodedata.name(char, "").startswith("COMBINING"):
        return Fault(at, 1, f"{name_of(char)}, which strikes out what stands before it", "take it out", unseen=False)
    if char == "\u20e3" and _KEYCAP.fullmatch(text[max(at - 2, 0) : at + 1].lstrip(" ")[-3:]):
        return None
    first = at
    while first and unicodedata.category(text[first - 1])[0] == "M":
        first -= 1
        if at - first >= _MOST_MARKS:
            return Fault(at, 1, f"{name_of(char)}, one mark too many upon a letter", "take it out")
    if not first or not text[first - 1].isalpha():
        return Fault(at, 1, f"{name_of(char)}, a mark that stands on no letter", "take it out")
    return None


def _wrong_decoding(text: str, at: int) -> Fault | None:
    found = _pattern(_WRONGLY_DECODED).match(text, at)
    if found is None:
        return None
    what = f"'{visible_part(found[0])}', a sign of a wrong decoding"
    return Fault(at, len(found[0]), what, "type the text anew, and save it as UTF-8", unseen=False)


def visible_part(text: str) -> str:
    """A few characters with those named that are no letters or signs."""
    return "".join(char if char.isprintable() else f"<{name_of(char)}>" for char in text)


def _mixture(text: str, at: int) -> tuple[Fault | None, int]:
    """Of a letter of one script within a word of another, as a Cyrillic а among Latin ones; how far it was sought."""
    char = text[at]
    if _script(char) in _TOGETHER | _OF_NO_SCRIPT:
        return None, at + 1
    first, last = at, at + 1
    while first > at - _LONGEST_WORD and first and _is_in_word(text[first - 1]):
        first -= 1
    while last < min(at + _LONGEST_WORD, len(text)) and _is_in_word(text[last]):
        last += 1
    word = text[first:last]
    scripts = {_script(each) for each in word} - _OF_NO_SCRIPT
    if len(scripts) == 1 or _is_symbol_beside_a_word(word, scripts):
        return None, last
    what = f"{name_of(char)}, a letter of another script within the word '{shortened(visible_part(word), _SHOWN_WORD)}'"
    return Fault(at, last - at, what, "type the word in letters of one script", unseen=False), last


def _is_in_word(char: str) -> bool:
    return char.isalpha() or unicodedata.category(char)[0] == "M"


def _is_symbol_beside_a_word(word: str, scripts: set[str]) -> bool:
    """Whether a word has one Greek letter at an end, as kΩ and TNFα have, which reads like no Latin one."""
    if scripts - _TOGETHER != {"GREEK"}:
        return False
    greek = [number for number, char in enumerate(word) if _script(char) == "GREEK"]
    return len(greek) == 1 and greek[0] in (0, len(word) - 1) and word[greek[0]] not in _GREEK_LIKE_LATIN


@lru_cache
def _pattern(text: str) -> re.Pattern[str]:
    """A pattern that takes long to compile and is seldom needed."""
    return re.compile(text)


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    name = unicodedata.name(char, "CJK")  # unnamed letters that pass are ideographs
    return "COMBINING" if unicodedata.category(char)[0] == "M" else name.partition(" ")[0]


def _is_in_picture(text: str, at: int) -> bool:
    """Whether a joiner stands between two pictures, or a tag in the flag of a region."""
    char = text[at]
    if char == _JOINER:
        before = at - 1
        while before > 0 and (text[before] == "\ufe0f" or _is_among(text[before], (_SKIN,))):
            before -= 1
        after = text[at + 1 : at + 2]
        return at > 0 and bool(after) and _is_among(text[before], _PICTURES) and _is_among(after, _PICTURES)
    if "\U000e0020" <= char <= "\U000e007f":
        return any(found.start() <= at < found.end() for found in _REGION_FLAG.finditer(text, max(at - 8, 0), at + 8))
    return False


def _is_joiner_of_a_script(text: str, at: int) -> bool:
    """Whether a joiner or non-joiner does what scripts have them for (RFC 5892, appendices A.1 and A.2).

    That is after a virama, or, of a non-joiner, between two letters of Arabic that would join without it.
    """
    if text[at] not in _JOINERS or not at or at + 1 == len(text) or not text[at + 1].isalpha():
        return False
    if unicodedata.combining(text[at - 1]) == _VIRAMA:
        return True
    return text[at] != _JOINER and text[at - 1] in _JOINING and unicodedata.name(text[at + 1], "").startswith("ARABIC")


def _is_among(char: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in ranges)


def _uncomposed(text: str) -> Iterator[Fault]:
    """Letters that Unicode writes in another way: decomposed ones, and second codes of one letter."""
    if unicodedata.is_normalized("NFC", text):
        return
    for found in re.finditer(r"[^\x00-\x7f][^\x00-\x7f]*|[\x00-\x7f](?=[^\x00-\x7f])[^\x00-\x7f]+", text):
        run = found[0]
        if unicodedata.is_normalized("NFC", run):
            continue
        for cluster in re.finditer(
            r".(?:[\u0300-\u036f\u0591-\u0eff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\u1161-\u11ff])*", run
        ):
            composed = unicodedata.normalize("NFC", cluster[0])
            if composed != cluster[0]:
                names = " and ".join(f"U+{ord(char):04X}" for char in cluster[0])
                what = f"'{composed}' written as {names} and not composed (NFC)"
                yield Fault(
                    found.start() + cluster.start(), len(cluster[0]), what, f"type {composed} anew", unseen=False
                )
