"""SVG of charts: what is added and taken out is markup, and never text."""

from __future__ import annotations

import functools
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from generator import addresses
from generator.charts import RenderedChart, build_charts, chart_drawings, render_charts
from generator.charts.style import COLOURS, with_colours
from generator.charts.svg import render_inline, render_marks, render_picture
from generator.colours import read_colours
from generator.records import ReadRecords
from tests.unit.example_charts import context_of, example_charts, example_context_of_all
from tests.unit.example_repo import ExampleRepo

PALETTE = read_colours(Path(__file__).parents[2] / "site" / "styles")
FONTS = Path(__file__).parents[2] / "site" / "fonts"
SVG = "{http://www.w3.org/2000/svg}"
_NAMES = ("name", "short_name", "title", "summary", "statement")
TRAP = f'role="b" "{COLOURS["chart-ink"]}" font-family="c" /> <b> & aria-label="d"'


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, RenderedChart]:
    return render_charts(chart_drawings(example_context_of_all(), FONTS, tmp_path_factory.mktemp("cache"), ""))


@pytest.fixture(scope="module")
def trap() -> ET.Element:
    """A drawing whose one word is like markup."""
    return render_marks(
        {
            "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
            "data": {"values": [{"words": TRAP}]},
            "mark": {"type": "text", "color": COLOURS["chart-1"]},
            "encoding": {"text": {"field": "words", "type": "nominal"}},
        },
        FONTS,
    )


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


def test_text_like_markup_is_left_as_it_is(trap: ET.Element) -> None:
    assert TRAP in texts(render_inline(trap, "trap", TRAP, TRAP))
    picture = render_picture(trap, TRAP, TRAP, TRAP, PALETTE.dark, "Liberation Sans")
    assert TRAP in texts(picture)
    assert [ET.fromstring(picture).findtext(f"{SVG}{name}") for name in ("title", "desc")] == [TRAP, TRAP]


def test_a_drawing_in_a_page_has_the_pages_colours_and_font(trap: ET.Element) -> None:
    root = ET.fromstring(render_inline(trap, "trap", "Title", "Description"))
    values = [value for element in root.iter() for value in element.attrib.values()]
    names = {name for element in root.iter() for name in element.attrib}
    assert "var(--chart-1)" in values and not set(values) & {*PALETTE.light.values(), *PALETTE.dark.values()}
    assert "font-family" not in names and not [name for name in names if name.startswith("aria-r")]
    assert root.get("aria-labelledby") == "chart-trap-title chart-trap-desc"


def test_a_picture_is_in_the_colours_asked_for(trap: ET.Element) -> None:
    picture = render_picture(trap, "Title", "Description", "Credit", PALETTE.dark, "Liberation Sans")
    fills = {element.get("fill") for element in ET.fromstring(picture).iter()}
    assert {PALETTE.dark["chart-1"], PALETTE.dark["chart-paper"]} <= fills
    assert not fills & set(COLOURS.values())


def test_one_drawing_gives_the_same_files_however_often_it_is_used(trap: ET.Element) -> None:
    once = render_inline(trap, "trap", "Title", "Description")
    render_picture(trap, "Title", "Description", "Credit", PALETTE.dark, "Liberation Sans")
    assert render_inline(trap, "trap", "Title", "Description") == once


@pytest.mark.parametrize("trap", ["\u2029", "\u2028", "\\", '"', "'", "\\u2029", "' + datum.x + '"])
def test_no_name_breaks_the_expressions_of_a_chart(repo: ExampleRepo, read: ReadRecords, trap: str) -> None:
    """Checks refuse some of these characters; a chart must not rest on that."""
    changed = [
        repo.changed(each.kind, each.id, **{key: f"{each.value[key]}{trap}" for key in _NAMES if key in each.value})
        for each in read.records
    ]
    for chart in build_charts(context_of(repo.catalogue(*changed))):
        drawing = render_inline(render_marks(chart.spec, FONTS), chart.id, chart.title, chart.description)
        assert len(texts(drawing)) >= len(texts(example_drawing(chart.id)))


@functools.cache
def example_drawing(id_: str) -> str:
    chart = example_charts()[id_]
    return render_inline(render_marks(chart.spec, FONTS), chart.id, chart.title, chart.description)


def test_colours_are_written_out_where_vega_lite_looks_for_them_and_words_stay() -> None:
    ink = COLOURS["chart-ink"]
    words = {
        "title": {"text": ink},
        "description": ink,
        "data": {"values": [{"color": ink}]},
        "scale": {"domain": [ink]},
    }
    spec = {**words, "mark": {"fill": ink}, "encoding": {"color": {"value": ink, "scale": {"range": [ink]}}}}
    written = PALETTE.light["chart-ink"]
    assert with_colours(spec, PALETTE.light) == {
        **words,
        "mark": {"fill": written},
        "encoding": {"color": {"value": written, "scale": {"range": [written]}}},
    }


def test_every_chart_has_every_kind_of_file(rendered: dict[str, RenderedChart]) -> None:
    assert list(rendered) == list(example_charts())
    for chart in rendered.values():
        assert list(chart.files) == list(addresses.CHART_FILE_ENDINGS)
        assert bytes(chart.files["png"])[:8] == b"\x89PNG\r\n\x1a\n"  # type: ignore[arg-type]
        assert json.loads(chart.files["vega"])["usermeta"]["credit"].startswith("Example book, version 1.2.3")
        assert str(chart.files["csv"]).splitlines()[0] == ",".join(chart.chart.csv_columns)


def test_no_id_stands_twice_on_a_page_of_all_charts(rendered: dict[str, RenderedChart]) -> None:
    ids: list[Any] = []
    for chart in rendered.values():
        ids += [element.get("id") for element in ET.fromstring(chart.svg).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 2 * len(rendered)


def test_pictures_are_read_from_the_cache_the_second_time(tmp_path: Path) -> None:
    some = chart_drawings(example_context_of_all(), FONTS, tmp_path, "")[:3]
    render_charts(some)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    render_charts(some)
    assert before == {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} and before
