"""Pure rules over a Catalogue: each works out typed rows, once a build, and `derive` asks them all."""

from __future__ import annotations

from dataclasses import dataclass

from generator.dates import last_day
from generator.derive.business_days import CalendarDay, calendar_days, holidays_by_calendar
from generator.derive.disagreements import Disagreement, disagreements
from generator.derive.funding_window import FundingDate, funding_dates
from generator.derive.headline import Headline, headlines
from generator.derive.ladder import LadderDay, LadderStep, ladder_days, ladder_steps
from generator.derive.money import MoneyRow, money_rows
from generator.derive.pace import PaceDay, pace
from generator.derive.position import ProjectPosition
from generator.derive.project_status import ProjectStatus, project_statuses
from generator.derive.quality import QualityCount, quality
from generator.derive.silence import Silence, silences
from generator.derive.translation import Untranslated, translation_counts, untranslated
from generator.derive.vocabulary import VocabularyValue, vocabulary_values
from generator.derive.waterfall import ScenarioYear, scenario_years
from generator.model import Catalogue
from generator.references import References


@dataclass(frozen=True, kw_only=True)
class Derived:
    """Everything that is worked out from the records: a field for every derived table, under the table's name."""

    headlines: tuple[Headline, ...]
    project_status: tuple[ProjectStatus, ...]
    money: tuple[MoneyRow, ...]
    ladder_days: tuple[LadderDay, ...]
    ladder: tuple[LadderStep, ...]
    ladder_rows: tuple[ProjectPosition, ...]
    clock: tuple[FundingDate, ...]
    calendar: tuple[CalendarDay, ...]
    pace: tuple[PaceDay, ...]
    disagreements: tuple[Disagreement, ...]
    waterfall: tuple[ScenarioYear, ...]
    quality: tuple[QualityCount, ...]
    silence: tuple[Silence, ...]
    vocabulary: tuple[VocabularyValue, ...]
    untranslated: tuple[Untranslated, ...]


def derive(catalogue: Catalogue, references: References) -> Derived:
    """Every rule applied to the dataset's vehicle on the coverage date. Raises CalendarError."""
    vehicle = catalogue.vehicle
    holidays = holidays_by_calendar(catalogue, vehicle)
    chosen = tuple(headlines(catalogue, last_day(catalogue.dataset.coverage)))
    money = tuple(money_rows(catalogue, chosen))
    days = tuple(ladder_days(catalogue, vehicle, money))
    steps = tuple(ladder_steps(catalogue, days, money))
    silent = tuple(silences(catalogue))
    lacking = tuple(untranslated(catalogue))
    return Derived(
        headlines=chosen,
        project_status=tuple(project_statuses(catalogue)),
        money=money,
        ladder_days=days,
        ladder=steps,
        ladder_rows=tuple(position for day in days for position in day.changed),
        clock=tuple(funding_dates(catalogue, vehicle, holidays)),
        calendar=tuple(calendar_days(catalogue, vehicle, holidays)),
        pace=tuple(pace(catalogue, vehicle, steps)),
        disagreements=tuple(disagreements(catalogue, references)),
        waterfall=tuple(scenario_years(catalogue, vehicle)),
        quality=(*quality(catalogue, silent), *translation_counts(catalogue, lacking)),
        silence=silent,
        vocabulary=tuple(vocabulary_values(catalogue.schemas)),
        untranslated=lacking,
    )
