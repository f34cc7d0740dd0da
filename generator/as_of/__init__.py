"""The records as they stood on an earlier day: a Catalogue in which nothing later shows.

What was so and said by the day stays, as far as a source of it had appeared too; all else goes, with every reference to
it (`standing`). Texts that cannot be dated go where their record tells of later things (`texts`). What is left are
records like any others, so that every rule, page and table is asked as it is for today.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from generator.as_of.standing import Standing, dates_of
from generator.as_of.values import earlier_records
from generator.dates import last_day
from generator.errors import BuildError
from generator.model import Catalogue, build_catalogue


def as_of(catalogue: Catalogue, day: datetime.date, left_out: Mapping[str, str]) -> Catalogue:
    """The records of a sound catalogue as they stood on `day`.

    `left_out` is what stands, by language, where a text that every such record needs was written with later knowledge.
    Raises BuildError for a day to which the records do not reach, or on which they had nothing to tell yet.
    """
    if day > last_day(catalogue.dataset.coverage):
        raise BuildError(f"{day}: the records reach to {catalogue.dataset.coverage}, name a day up to it")
    if day == last_day(catalogue.dataset.coverage):
        return replace(catalogue, as_of=day)
    standing = Standing(catalogue, day)
    if not _has_begun(catalogue, standing):
        first = _first_day(catalogue)
        known = f", the first such day is {first}" if first else ""
        raise BuildError(f"{day}: the vehicle that the records are about was not set up by then{known}")
    earlier, problems = build_catalogue(catalogue.schemas, earlier_records(standing, left_out))
    assert not problems, "what stands was sound before"
    return replace(earlier, as_of=day)


def _has_begun(catalogue: Catalogue, standing: Standing) -> bool:
    """Whether the vehicle that the dataset names first stands, without which there is no site."""
    return standing.has(catalogue.first_vehicle)


def _first_day(catalogue: Catalogue) -> datetime.date | None:
    """The first day on which the vehicle stands: what stands once stands on all later days."""
    days = sorted(dates_of(catalogue))
    first = bisect_left(days, 1, key=lambda day: _has_begun(catalogue, Standing(catalogue, day)))  # False sorts as 0
    return days[first] if first < len(days) else None
