"""The real records as of earlier days: nothing later shows in any file, and the front page tells of the day."""

from __future__ import annotations

import datetime
import io

import pytest

from generator.as_of import as_of
from generator.build import build
from generator.derive import derive
from generator.model import Catalogue
from generator.paths import Paths
from generator.progress import Progress
from generator.references import build_references
from generator.tables import Tables, build_tables
from tests.html_page import read_page, text_of
from tests.leaks import leaks

SENTENCES = {
    "2025-11-01": "By 1 November 2025, no project had been selected.",
    "2026-02-12": "By 12 February 2026, no project had been selected.",
    "2026-03-01": "By 1 March 2026, 3 projects said to cost about US$35.7–36 bn had been selected.",
}


def tables_of(catalogue: Catalogue) -> Tables:
    return build_tables(catalogue, derive(catalogue, build_references(catalogue)))


@pytest.mark.parametrize(("date", "sentence"), SENTENCES.items())
def test_an_edition_of_an_earlier_day_tells_of_nothing_later(
    catalogue: Catalogue, paths: Paths, date: str, sentence: str
) -> None:
    day = datetime.date.fromisoformat(date)
    edition = paths.of_day(day)
    build(edition, Progress(io.StringIO(), stages=4))
    earlier = as_of(catalogue, day, {})
    assert leaks(edition.build, catalogue, earlier, tables_of(earlier)) == []
    assert sentence in text_of(read_page(edition.built_site))


def test_every_month_of_the_record_can_be_shown(catalogue: Catalogue) -> None:
    month = datetime.date(2025, 10, 1)
    while month < datetime.date.fromisoformat(catalogue.dataset.coverage):
        assert tables_of(as_of(catalogue, month, {}))["terms"].cells
        month = (month + datetime.timedelta(days=31)).replace(day=1)
