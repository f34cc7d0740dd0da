"""Makes the font files beside it from the fonts of PyPI packages that `make fonts` names; see README.md here."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import cmap_format_12
from fontTools.varLib.instancer import instantiateVariableFont

FOLDER = Path(__file__).parent
# Latin with every mark, Greek, Cyrillic, punctuation, currencies, letterlike signs.
_BLOCKS = ((0x20, 0x24F), (0x370, 0x52F), (0x1E00, 0x1FFF), (0x2010, 0x205E), (0x20A0, 0x20CF), (0x2100, 0x218F))
WESTERN = {point for first, last in _BLOCKS for point in range(first, last + 1)}
JAPANESE_FAMILY = "Pledgebook Sans JP"  # a name that no font of a machine has
_PRIVATE = range(0xE000, 0xF900)
_COMMON_SINCE_2010 = "塡剝頰𠮟"  # the four kanji of the list for common use that the code page lacks
_WEIGHTS = {"Regular": 400, "Bold": 700}


def main() -> None:
    """Writes two weights of each font."""
    for name, weight in _WEIGHTS.items():
        variable = TTFont(str(files("fontpkg_noto_sans") / "files" / "NotoSans[wdth,wght].ttf"), recalcTimestamp=False)
        western = instantiateVariableFont(variable, {"wght": weight, "wdth": 100}, updateFontNames=True)
        write(western, WESTERN, FOLDER / f"NotoSans-{name}.ttf")
        package = f"noto_cjk_sans_jp_{name.lower()}"
        japanese = TTFont(str(files(package) / f"NotoSansCJKjp-{name}.otf"), recalcTimestamp=False)
        # Latin letters too: a chart in Japanese is drawn with this font alone, so that no font of the machine mixes in.
        rename(japanese, JAPANESE_FAMILY, name)
        write(japanese, japanese_letters() | WESTERN, FOLDER / f"NotoSansCJKjp-{name}.otf")


def japanese_letters() -> set[int]:
    """JIS X 0208 with the letters that names were found to need since: Windows' code page 932, and four more."""
    return {point for point in range(0x20, 0x10000) if point not in _PRIVATE and _in_code_page(point)} | {
        ord(letter) for letter in _COMMON_SINCE_2010
    }


def _in_code_page(point: int) -> bool:
    try:
        chr(point).encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


def rename(font: TTFont, family: str, style: str) -> None:
    """Gives a font another family, so that it is never taken for the whole one that a machine may have."""
    names = font["name"]
    for id_ in (16, 17, 21, 22):
        names.removeNames(nameID=id_)
    for id_, text in {1: family, 2: style, 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}.items():
        names.removeNames(nameID=id_)
        names.setName(text, id_, 3, 1, 0x409)
    if "CFF " in font:
        font["CFF "].cff.fontNames[0] = f"{family.replace(' ', '')}-{style}"


def write(font: TTFont, points: set[int], path: Path) -> None:
    """Writes the outlines of `points` with one character map, and without what cards do not ask for."""
    options = Options(hinting=False, layout_features=[], glyph_names=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # 0 the copyright, 13 and 14 the licence
    options.drop_tables += [
        "GDEF",
        "GPOS",
        "GSUB",
        "kern",
        "vhea",
        "vmtx",
        "VORG",
        "BASE",
        "STAT",
        "DSIG",
        "meta",
        "gasp",
    ]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    whole = cmap_format_12(12)
    whole.platformID, whole.platEncID, whole.language, whole.format = 3, 10, 0, 12
    whole.reserved, whole.length, whole.nGroups = 0, 0, 0
    whole.cmap = font.getBestCmap()
    font["cmap"].tables = [whole]
    font.save(path)
    print(path.name, path.stat().st_size, len(whole.cmap))


if __name__ == "__main__":
    main()
