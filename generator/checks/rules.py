"""The list of rules between records: small functions whose first sentence is the rule, as `pledgebook rules` has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks import bounds, contradictions, names, relations, speakers, statements, times
from generator.errors import Problem
from generator.model import Catalogue

Rule = Callable[[Catalogue], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    relations.one_dataset,
    statements.statements_have_sources,
    statements.weak_sources_carry_nothing_alone,
    statements.figures_are_whole,
    statements.low_is_not_above_high,
    statements.claims_say_something,
    statements.amounts_have_a_basis,
    times.stages_come_in_order,
    times.nothing_is_dated_after_coverage,
    times.coverage_is_the_newest_reach,
    times.notices_lie_in_the_vehicles_years,
    times.selected_projects_have_official_sources,
    times.stages_are_not_after_withdrawal,
    names.company_names_are_unique,
    names.people_names_are_unique,
    names.those_told_apart_have_one_name,
    names.source_addresses_are_unique,
    names.sources_stand_at_no_mirror,
    names.addresses_are_where_they_were_read,
    names.paragraphs_are_unique,
    relations.splits_sum_to_a_hundred,
    relations.vehicle_terms_have_values,
    relations.vehicles_have_sides,
    relations.projects_have_standings,
    relations.projects_stand_under_the_vehicle,
    relations.compared_terms_have_another_party,
    relations.link_rows_name_one_thing,
    statements.disputes_have_two_statements,
    relations.umbrellas_do_not_circle,
    times.offices_run_forward,
    relations.coordinates_name_their_gazetteer,
    names.former_ids_are_not_in_use,
    statements.prose_is_dated,
    speakers.speakers_on_record_are_named,
    speakers.nothing_of_our_own_is_a_statement,
    speakers.digests_carry_no_statement_alone,
    contradictions.selected_projects_stand_in_a_round,
    contradictions.sources_are_not_older_than_what_they_state,
    contradictions.event_files_name_their_day,
    contradictions.projects_have_sources_of_their_own,
    contradictions.claims_stand_once,
    contradictions.one_fact_is_one_claim,
    contradictions.figures_are_of_one_size,
    bounds.figures_lie_in_bounds,
    bounds.figures_have_units_of_their_field,
    bounds.costs_stay_within_the_promise,
    bounds.texts_say_something,
    bounds.records_read_differently,
)


def check_rules(catalogue: Catalogue) -> Iterator[Problem]:
    """Problems under every rule; without a dataset record only that is said, for other rules need its dates."""
    dataset_problems = list(relations.one_dataset(catalogue))
    if dataset_problems:
        yield from dataset_problems
        return
    for rule in RULES:
        yield from rule(catalogue)
