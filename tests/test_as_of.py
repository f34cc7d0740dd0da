"""Site and package as of an earlier day: nothing later shows anywhere, and every page says which day it is."""

from __future__ import annotations

import datetime
import io
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.as_of import as_of
from generator.build import build
from generator.cli import main
from generator.derive import derive
from generator.loading import load_sound
from generator.model import Catalogue
from generator.paths import Paths, paths_from
from generator.progress import Progress
from generator.records import read_yaml
from generator.references import build_references
from generator.tables import build_tables
from tests.conftest import ROOT, take_drawings
from tests.dated_example import write_dated_example
from tests.html_page import read_page, text_of
from tests.leaks import leaks, text_files

DAY = datetime.date(2031, 2, 28)
NOTICES = {
    "en": "This is the position as of 28 February 2031.",
    "ja": "2031年2月28日時点の状況である",
}


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory, drawings: Path) -> Paths:
    folder = tmp_path_factory.mktemp("dated")
    write_dated_example(folder / "data")
    take_drawings(drawings, folder / "build")
    return paths_from(ROOT, folder / "data", folder / "build")


@pytest.fixture(scope="module")
def whole(dated: Paths) -> Catalogue:
    return load_sound(dated)


@pytest.fixture(scope="module")
def earlier(dated: Paths) -> Path:
    """The folder in which site and package of the day stand."""
    paths = dated.of_day(DAY)
    take_drawings(dated.cache, paths.build)
    build(paths, Progress(io.StringIO(), stages=4))
    return paths.build


def leaks_of(tree: Path, whole: Catalogue) -> list[str]:
    catalogue = as_of(whole, DAY, {"en": "-"})
    tables = build_tables(catalogue, derive(catalogue, build_references(catalogue)))
    return leaks(tree, whole, catalogue, tables)


def test_nothing_later_shows_in_any_file(earlier: Path, whole: Catalogue) -> None:
    assert len(text_files(earlier)) > 100
    assert leaks_of(earlier, whole) == []


def test_the_search_for_leaks_finds_those_of_the_site_of_now(dated: Paths, whole: Catalogue) -> None:
    build(dated, Progress(io.StringIO(), stages=4))
    found = leaks_of(dated.build, whole)
    for leak in (
        "site/index.html: 2031-05-20",
        "package/claims.csv: gas-plant.cost",
        "site/projects/big-dam/index.html: Contracts signed by 2031-05-01.",
        "package/sources.csv: daily-2031-05-01",
    ):
        assert any(each.startswith(leak) for each in found), leak


def test_every_page_says_above_everything_which_day_it_is_of(earlier: Path) -> None:
    pages = [path for path in (earlier / "site").rglob("index.html") if "embed" not in path.parts]
    for path in pages:
        text = path.read_text(encoding="utf-8")
        notice = NOTICES["ja" if path.relative_to(earlier / "site").parts[0] == "ja" else "en"]
        if 'http-equiv="refresh"' not in text:
            assert 0 < text.find(notice) < text.find("<main"), path


def test_the_two_clocks_are_kept_apart_and_explained(earlier: Path) -> None:
    page = text_of(read_page(earlier / "site" / "as-of"))
    assert "When a thing was so" in page and "When this record first said so" in page
    assert "version 1.2.3, compiled on 15 July 2031" in page


def test_the_front_page_gives_the_position_of_the_day(earlier: Path) -> None:
    page = text_of(read_page(earlier / "site"))
    assert "By 28 February 2031, 1 project said to cost US$9–9.3 bn had been selected." in page
    assert "No financing contract is on record." in page


def test_the_file_of_a_record_holds_what_stood_of_it(earlier: Path, whole: Catalogue) -> None:
    dam = earlier / "site" / "projects" / "big-dam" / "big-dam.yaml"
    value = read_yaml(dam, "big-dam.yaml")[0]
    assert value == as_of(whole, DAY, {"en": value["summary"]}).get("projects", "big-dam").file.value
    assert [stage["stage"] for stage in value["stages"]] == ["named", "selected"]
    assert "outcome" not in value


def test_an_edition_of_a_day_stands_apart_and_is_built_once(dated: Paths, earlier: Path) -> None:
    assert earlier == dated.build / "as-of" / "2031-02-28"
    assert build(dated.of_day(DAY), Progress(io.StringIO(), stages=4)).changed == 0


def test_the_same_folder_for_another_day_is_drawn_anew(dated: Paths, earlier: Path, tmp_path: Path) -> None:
    shutil.copytree(earlier, tmp_path / "build")
    day = datetime.date(2030, 3, 1)
    build(dated.of_day(day, tmp_path / "build"), Progress(io.StringIO(), stages=4))
    for package, of_day, of_other in ((tmp_path / "build", day, DAY), (earlier, DAY, day)):
        text = (package / "package" / "dataset.csv").read_text()
        assert str(of_day) in text and str(of_other) not in text


def as_of_command(data: Path, day: str, to: Path) -> tuple[int, str]:
    words = ["--root", str(ROOT), "--data", str(data), "build", "--as-of", day, "--to", str(to)]
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.stderr


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2031-02-30", "must be a day that exists, as YYYY-MM-DD, not '2031-02-30'"),
        ("2031-02", "must be a day that exists, as YYYY-MM-DD, not '2031-02'"),
        ("yesterday", "must be a day that exists, as YYYY-MM-DD, not 'yesterday'"),
        ("2031-07-01", "2031-07-01: the records reach to 2031-06-30, name a day up to it"),
        (
            "2030-01-01",
            "the vehicle that the records are about was not set up by then, the first such day is 2030-01-02",
        ),
    ],
)
def test_an_impossible_day_is_refused_with_the_reason(dated: Paths, tmp_path: Path, day: str, message: str) -> None:
    code, err = as_of_command(dated.data, day, tmp_path / "to")
    assert code == 2
    assert message in err
    assert not (tmp_path / "to" / "site").exists()
