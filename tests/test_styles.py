"""The style sheet and the file of colours: one of each, and whatever is drawn takes its colours from the file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.charts.style import COLOURS as CHART_COLOURS
from generator.charts.style import with_colours
from generator.colours import FILE, Colours, read_colours
from generator.errors import BuildError
from generator.model import Catalogue
from generator.styles import PARTS, render_stylesheet
from tests.conftest import ROOT
from tests.test_charts import contrast

STYLES = ROOT / "site" / "styles"
MOST_BYTES = 21_500  # with the rules of days, the calculator and Japanese
VISIBLE = 3.0  # contrast of marks, level AA
READABLE = 4.5  # contrast of small text, WCAG 2.2 level AA
WRITTEN_OUT = re.compile(r"""(?<![\w&(])#[0-9a-fA-F]{3,8}(?=["';,\s)])|\b(?:rgb|rgba|hsl|hsla|oklch)\(""")
USED = re.compile(r"var\(--([a-z0-9-]+)")
DEFINED = re.compile(r"(?<!var\()--([a-z0-9-]+):")


@pytest.fixture(scope="module")
def colours() -> Colours:
    return read_colours(STYLES)


def drawing_files() -> list[Path]:
    """Whatever says how something looks."""
    theme = ROOT / "site" / "theme"
    return [*STYLES.glob("*.css"), *theme.rglob("*.html"), *theme.rglob("*.js"), *(ROOT / "generator").rglob("*.py")]


def texts() -> dict[str, str]:
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in drawing_files()}


def names_used() -> set[str]:
    return {name for text in texts().values() for name in USED.findall(text)} | {*CHART_COLOURS}


def test_no_colour_is_written_out_beside_the_file_of_colours() -> None:
    written_out = {name: WRITTEN_OUT.findall(text) for name, text in texts().items()}
    assert {name: colours for name, colours in written_out.items() if colours} == {}


@pytest.mark.parametrize("text", ["color: #fff;", 'fill="#a9bfd9"', "background: rgb(0 0 0 / .5)"])
def test_a_colour_written_out_would_be_seen(text: str) -> None:
    assert WRITTEN_OUT.search(text)


def test_every_custom_property_that_is_used_is_in_the_file_or_in_the_sheet(colours: Colours) -> None:
    defined = {name for text in texts().values() for name in DEFINED.findall(text)}
    assert names_used() - {*colours.light} - defined == set()


def test_every_colour_of_the_file_is_used(catalogue: Catalogue, colours: Colours) -> None:
    sides = [*catalogue.schemas.vocabularies["side"].entries, "other"]
    of_sides = {f"{prefix}side-{side}" for prefix in ("", "chart-") for side in sides}
    assert {*colours.light} - names_used() - of_sides == set()


def test_charts_are_drawn_in_colours_of_the_file(colours: Colours) -> None:
    for scheme in (colours.light, colours.dark):
        for name, drawn in CHART_COLOURS.items():
            assert with_colours({"fill": drawn}, scheme) == {"fill": scheme[name]}


def test_every_side_has_colours_that_can_be_read_and_none_is_named_in_the_sheet(
    catalogue: Catalogue, colours: Colours
) -> None:
    for side in [*catalogue.schemas.vocabularies["side"].entries, "other"]:
        for scheme in (colours.light, colours.dark):
            assert contrast(scheme[f"side-{side}"], scheme["paper"]) >= READABLE, side
            assert contrast(scheme[f"chart-side-{side}"], scheme["chart-paper"]) >= VISIBLE, side
        assert side == "other" or not re.search(
            rf"[.-]{side}\b", "".join(texts()[f"site/styles/{part}.css"] for part in PARTS)
        )


def test_a_side_without_a_colour_of_its_own_has_the_neutral_one(colours: Colours) -> None:
    assert colours.of_side_in_charts("japan") == "chart-side-japan"
    assert colours.of_side_in_charts("atlantis") == "chart-side-other"
    sheet = render_stylesheet(STYLES, colours)
    assert ".side-japan {--side: var(--side-japan);}" in sheet
    assert ".side,.side-tag {--side: var(--side-other);}" in sheet


def test_the_sheet_has_every_part_in_the_folder() -> None:
    assert sorted(PARTS) == sorted(path.stem for path in STYLES.glob("*.css"))


def test_the_sheet_is_one_small_file_and_only_that_is_published(site: Path, colours: Colours) -> None:
    sheet = (site / "css" / "site.css").read_text(encoding="utf-8")
    assert sheet == render_stylesheet(STYLES, colours) and len(sheet.encode()) <= MOST_BYTES
    assert [path.name for path in site.rglob("*.css")] == ["site.css"]
    assert not [*site.rglob(FILE)]


def test_minifying_leaves_out_comments_and_indents_and_no_rule(colours: Colours) -> None:
    sheet = render_stylesheet(STYLES, colours)
    source = "".join((STYLES / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)
    assert "/*" not in sheet and "\n " not in sheet and "\n\n" not in sheet
    assert sheet.count("{") == sheet.count("}")
    generated = sheet[: sheet.index("color-scheme: light dark")].count("{") - 1  # its own block is the first of a part
    assert sheet.count("{") == source.count("{") + generated


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ({"ink": {"light": "#000"}}, "ink: lacks dark"),
        ({"ink": {"light": "#000", "dark": "#fff", "dim": "#888"}}, "ink: dim must be one of light, dark, print"),
        ({"chart-ink": "ink"}, "chart-ink: 'ink' must be a colour with schemes of its own"),
    ],
)
def test_a_faulty_file_of_colours_says_what_to_mend(entries: object, message: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps(entries), encoding="utf-8")
    with pytest.raises(BuildError, match=re.escape(message)):
        read_colours(tmp_path)
