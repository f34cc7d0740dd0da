"""The pages of the ladder: days, steps, lines and the lengths of their bars."""

from __future__ import annotations

from decimal import Decimal

from generator.derive.ladder import LadderDay
from generator.pages.context import SiteContext
from generator.pages.ladder import Ladder, LadderLine, StepView, day_title, ladder_counts, ladder_on, page
from tests.unit.example_site import changed_record, example_site, site_with


def steps_on(day: str, site: SiteContext | None = None) -> dict[str, StepView]:
    site = site or example_site()
    days = site.derived_of(site.catalogue.first_vehicle).ladder_days
    (of_day,) = (each for each in days if each.date.isoformat() == day)
    return {step.step: step for step in ladder_on(site, of_day).steps}


def line_on(day: str, step: str, basis: str, site: SiteContext | None = None) -> LadderLine:
    (line,) = (line for line in steps_on(day, site)[step].lines if line.amounts.basis == basis)
    return line


def bars(line: LadderLine) -> tuple[object, object]:
    return line.bar_low, line.bar_high


def test_bars_are_drawn_in_percent_of_the_amount_promised() -> None:
    line = line_on("2031-02-18", "selected", "project-cost")
    assert (line.amounts.low, line.amounts.high) == (Decimal(9), Decimal("9.3"))
    assert bars(line) == (9.0, 9.3)  # of 100 promised


def test_a_bar_is_rounded_to_hundredths_of_a_percent() -> None:
    site = site_with(changed_record("terms", "memo-total", value=70))
    assert bars(line_on("2031-02-18", "selected", "project-cost", site)) == (12.86, 13.29)


def test_projects_on_a_basis_that_is_not_set_against_what_was_promised_are_counted_without_bars() -> None:
    line = line_on("2031-02-18", "named", "scale-of-business")
    assert line.amounts.reached == 1
    assert bars(line) == (None, None)


def test_an_amount_with_an_open_end_has_no_bars() -> None:
    line = line_on("2031-01-10", "named", "project-cost")
    assert (line.amounts.low, line.amounts.high) == (4, None)
    assert bars(line) == (None, None)


def test_without_an_upper_end_of_what_was_promised_nothing_has_bars() -> None:
    site = site_with(changed_record("terms", "memo-total", qualifier="at-least"))
    assert bars(line_on("2031-02-18", "selected", "project-cost", site)) == (None, None)


def test_a_line_without_an_amount_says_so() -> None:
    assert not line_on("2030-03-01", "named", "unstated").is_stated
    assert line_on("2031-01-10", "named", "project-cost").is_stated


def test_every_step_stands_in_its_order_also_where_nothing_has_reached_it() -> None:
    steps = steps_on("2030-03-01")
    assert list(steps) == list(example_site().catalogue.schemas.vocabularies["ladder_step"].entries)
    assert (steps["paid-in"].reached, steps["paid-in"].lines, steps["paid-in"].positions) == (0, (), ())


def test_a_step_counts_projects_of_every_basis_and_lists_those_that_stand_on_it() -> None:
    named = steps_on("2031-02-18")["named"]
    assert named.reached == 3
    assert [position.project.id for position in named.positions] == ["dam-turbines", "wind-farm"]


def test_the_ladder_shows_its_last_day_and_leads_to_all_days_latest_first() -> None:
    view = page(example_site()).view
    assert isinstance(view, Ladder)
    first, second = view.ladders
    assert first.latest is not None and second.latest is not None
    assert [each.vehicle.id for each in view.ladders] == ["norland-fund", "farland-pledge"]
    days = [day.date.isoformat() for day in view.days]
    assert first.latest.day is view.days[0]
    assert (days[0], days[-1]) == ("2031-06-30", "2030-03-01")
    assert days == sorted(days, reverse=True)


def last_day_of_example() -> LadderDay:
    return example_site().derived_of(example_site().catalogue.first_vehicle).ladder_days[-1]


def test_a_day_lists_projects_that_are_named_and_not_added() -> None:
    view = ladder_on(example_site(), last_day_of_example())
    assert [position.project.id for position in view.outside] == ["old-wind"]


def test_a_day_of_which_only_the_month_is_on_record_is_named_by_its_month() -> None:
    days = example_site().derived_of(example_site().catalogue.first_vehicle).ladder_days
    titles = {day.date.isoformat(): day_title(example_site(), day) for day in days}
    assert titles["2030-09-30"] == "The ladder in September 2030"
    assert titles["2030-03-01"] == "The ladder on 1 March 2030"


def test_counts_alone_are_those_of_the_whole_ladder() -> None:
    whole = ladder_on(example_site(), last_day_of_example()).steps
    counts = ladder_counts(example_site(), last_day_of_example()).steps
    assert [(step.lines, step.reached, step.reported) for step in counts] == [
        (step.lines, step.reached, step.reported) for step in whole
    ]
    assert not any(step.positions or step.money for step in counts)


def test_money_signed_stands_beside_what_its_projects_cost_and_has_no_part_in_their_number() -> None:
    signed = steps_on("2031-06-30")["financing-signed"]
    assert [(line.amounts.amount_of, line.amounts.low) for line in signed.lines] == [("projects", 9), ("money", 3)]
    assert [row.financing.id for row in signed.money] == ["dam-loan"]
    assert signed.reached == 1


def test_money_that_is_only_reported_is_shown_and_not_counted() -> None:
    steps = steps_on("2031-06-30", site_with(changed_record("financings", "dam-loan", status="reported")))
    signed = steps["financing-signed"]
    assert [(row.financing.id, row.reported) for row in signed.money] == [("dam-loan", True)]
    assert "money" not in [line.amounts.amount_of for line in signed.lines]
