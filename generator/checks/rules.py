"""Rules between records. Each is a small function whose first sentence is the rule, as `pledgebook rules` lists it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from generator.dates import first_day, last_day
from generator.errors import Problem
from generator.model import Catalogue, Row

Rule = Callable[[Catalogue], Iterator[Problem]]

_NUMERIC_TABLES = ("claims", "terms")
_NEED_SOURCES = (
    "terms",
    "disputes",
    "readings",
    "claims",
    "stages",
    "roles",
    "places",
    "agreements",
    "companies",
    "financings",
    "events",
    "offices",
)
_VOICING = "\u3099\u309a"
_LEGAL_SUFFIX = re.compile(
    r"\b(inc|incorporated|llc|ltd|limited|plc|corp|corporation|co|company|kk|group|holdings?|the)\b|株式会社|有限会社|合同会社|グループ|ホールディングス"
)


def one_dataset(catalogue: Catalogue) -> Iterator[Problem]:
    """There is exactly one record of the dataset."""
    for row in catalogue.tables["dataset"][1:]:
        yield row.problem(
            "", f"must be the only record of its kind, {catalogue.dataset.record.path} is one", "drop one"
        )
    if not catalogue.tables["dataset"]:
        yield Problem("data/dataset", 1, 1, "", "must hold one record, there is none", "add data/dataset/<id>.yaml")


def statements_have_sources(catalogue: Catalogue) -> Iterator[Problem]:
    """Whatever states something cites at least one source."""
    for name in _NEED_SOURCES:
        for row in catalogue.tables[name]:
            silent = name == "terms" and row.presence != "stated"
            if not row.sources_ids and not silent:
                yield row.problem("", "must cite a source", "add 'sources:' with the id of a record in data/sources/")


def weak_sources_carry_nothing_alone(catalogue: Catalogue) -> Iterator[Problem]:
    """A source of grade D never carries an event alone, unless the event is marked unconfirmed."""
    for row in catalogue.tables["events"]:
        grades = {source.grade for source in catalogue.cited(row)}
        if grades == {"D"} and row.certainty != "unconfirmed":
            yield row.problem(
                "certainty",
                f"must be unconfirmed, its only sources are of grade D, not '{row.certainty}'",
                "cite a better source or mark it unconfirmed",
            )


def figures_are_whole(catalogue: Catalogue) -> Iterator[Problem]:
    """A figure is a value, or a low and a high, never both, with a unit and a qualifier."""
    for row in _numeric(catalogue):
        has_value, has_range = row.value is not None, row.low is not None or row.high is not None
        if has_value and has_range:
            yield row.problem("value", "must stand alone, low or high are given too", "drop the value or the range")
        if (row.low is None) != (row.high is None):
            yield row.problem(
                "low" if row.high is None else "high",
                "must come with the other end of the range",
                "give both low and high, or one value with 'up-to' or 'at-least'",
            )
        for name in ("unit", "qualifier"):
            if (has_value or has_range) and row.get(name) is None:
                yield row.problem(name, f"must be given with a figure, the {name} is missing", f"add '{name}:'")
            elif row.get(name) is not None and not (has_value or has_range):
                yield row.problem(name, "must be left out where there is no figure", "add the figure or drop it")
        if has_value and row.qualifier == "between":
            yield row.problem(
                "qualifier", "must not be between for one value", "give low and high, or another qualifier"
            )
        if has_range and row.qualifier not in (None, "between"):
            yield row.problem("qualifier", f"must be between for a range, not '{row.qualifier}'")


def low_is_not_above_high(catalogue: Catalogue) -> Iterator[Problem]:
    """The low end of a range is not above its high end."""
    for row in _numeric(catalogue):
        if row.low is not None and row.high is not None and row.low > row.high:
            yield row.problem("low", f"must not be above high, {row.low} is above {row.high}", "swap them")


def claims_say_something(catalogue: Catalogue) -> Iterator[Problem]:
    """A claim holds a figure or words."""
    for row in catalogue.tables["claims"]:
        if row.value is None and row.low is None and not (row.text or "").strip():
            yield row.problem("", "must hold a value, a range or a text", "add what was claimed")


def amounts_have_a_basis(catalogue: Catalogue) -> Iterator[Problem]:
    """A claimed cost says what it is a cost of."""
    for row in catalogue.tables["claims"]:
        if row.field in ("cost", "total") and row.unit and row.basis is None and _is_money(catalogue, row.unit):
            yield row.problem(
                "basis", "must be given for an amount of money", "say what it is an amount of, e.g. project-cost"
            )


def stages_come_in_order(catalogue: Catalogue) -> Iterator[Problem]:
    """A project's stages stand in order of date."""
    for project in catalogue.tables["projects"]:
        for earlier, later in zip(project.stages, project.stages[1:], strict=False):
            if last_day(later.date) < first_day(earlier.date):
                yield later.problem(
                    "date",
                    f"must not be before the stage above it, {later.date} is before {earlier.date}",
                    "list stages from the earliest to the latest",
                )


def nothing_is_dated_after_coverage(catalogue: Catalogue) -> Iterator[Problem]:
    """Nothing is dated after the coverage date, but events that are scheduled."""
    coverage = catalogue.dataset.coverage
    limit = first_day(coverage)
    for table, field in (
        ("sources", "date"),
        ("claims", "as_of"),
        ("stages", "date"),
        ("readings", "as_of"),
        ("roles", "as_of"),
    ):
        for row in catalogue.tables[table]:
            value = row.get(field)
            if value and first_day(value) > limit:
                yield row.problem(
                    field,
                    f"must not be after the coverage date {coverage}, not '{value}'",
                    f"move the coverage date in {catalogue.dataset.record.path} or mend the date",
                )
    for event in catalogue.tables["events"]:
        if first_day(event.date) > limit and event.certainty != "scheduled":
            yield event.problem("certainty", f"must be scheduled, its date is after the coverage date {coverage}")


def selected_projects_have_official_sources(catalogue: Catalogue) -> Iterator[Problem]:
    """A stage from selection on is asserted officially or by a company, or else said in words to be reported only."""
    for row in catalogue.tables["stages"]:
        if row.stage in ("selected", "notified") and row.attribution != "official":
            yield row.problem(
                "attribution",
                f"must be official for the stage '{row.stage}', not '{row.attribution}'",
                "enter what a company or the press says as a claim",
            )


def stages_are_not_after_withdrawal(catalogue: Catalogue) -> Iterator[Problem]:
    """Nothing follows a withdrawal but a new naming."""
    for project in catalogue.tables["projects"]:
        for earlier, later in zip(project.stages, project.stages[1:], strict=False):
            if earlier.stage == "withdrawn" and later.stage != "named":
                yield later.problem("stage", f"must be named after a withdrawal, not '{later.stage}'")


def company_names_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two companies share a name, in any language, once legal suffixes are stripped."""
    yield from _twins(
        catalogue.tables["companies"], lambda row: [_company_name(row.name), _company_name(row.name_ja)], "name"
    )


def people_names_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two people share a name."""
    yield from _twins(catalogue.tables["people"], lambda row: [_plain_name(row.name), _plain_name(row.name_ja)], "name")


def source_addresses_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two sources share an address."""
    yield from _twins(catalogue.tables["sources"], lambda row: [row.address], "address")


def addresses_are_where_they_were_read(catalogue: Catalogue) -> Iterator[Problem]:
    """A source read in a copy has no address; one read at the publisher or a republisher has."""
    for row in catalogue.tables["sources"]:
        if row.access in ("copy", "not-reached") and row.address is not None:
            yield row.problem(
                "address", f"must be left out, the source was {row.access} only", "drop the address or mend 'access'"
            )
        if row.access in ("original", "republished") and row.address is None:
            yield row.problem(
                "access", f"must be copy where there is no address, not '{row.access}'", "give the address"
            )


def paragraphs_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """The order number of a term is unique in its agreement."""
    seen: dict[tuple[str, int], Row] = {}
    for row in catalogue.tables["terms"]:
        if row.number is None:
            continue
        first = seen.setdefault((row.agreement, row.number), row)
        if first is not row:
            yield row.problem("number", f"must be unique in {row.agreement}, {first.record.path} has {row.number} too")


def splits_sum_to_a_hundred(catalogue: Catalogue) -> Iterator[Problem]:
    """The shares of a vehicle's distribution rule are percentages, at most 100."""
    for vehicle in catalogue.tables["vehicles"]:
        for name in ("first_split_term", "second_split_term"):
            term = catalogue.get("terms", vehicle.get(name))
            if term.unit != "percent" or term.value is None or not 0 <= term.value <= 100:
                yield vehicle.problem(name, f"must name a term whose value is a percentage, {term.record.path} is none")


def vehicle_terms_have_values(catalogue: Catalogue) -> Iterator[Problem]:
    """A vehicle's terms hold an amount, a window in whole days, and an end after its instrument's date."""
    for vehicle in catalogue.tables["vehicles"]:
        terms = {name: catalogue.get("terms", vehicle.get(name)) for name in ("amount_term", "window_term", "end_term")}
        for name, field in (("amount_term", "value"), ("window_term", "value"), ("end_term", "date")):
            if terms[name].get(field) is None:
                yield vehicle.problem(name, f"must name a term with a {field}, {terms[name].record.path} has none")
        window = terms["window_term"]
        if window.value is not None and window.value != int(window.value):
            message = f"must name a term with a whole number of days, {window.record.path} has {window.value}"
            yield vehicle.problem("window_term", message)
        start, end = catalogue.get("agreements", vehicle.agreement).date, terms["end_term"].date
        if start is None:
            yield vehicle.problem("agreement", "must name an instrument with a date")
        elif end is not None and last_day(end) <= first_day(start):
            yield vehicle.problem("end_term", f"must name a term dated after the instrument, {end} is not")


def link_rows_name_one_thing(catalogue: Catalogue) -> Iterator[Problem]:
    """A participant, role, lender or subject names exactly one person, company, body or record."""
    for table, names in (
        ("participants", ("person", "company", "party", "body")),
        ("roles", ("company", "body")),
        ("financing_lenders", ("company", "body")),
        ("subjects", ("project", "round", "term", "agreement", "financing", "company")),
        ("question_subjects", ("project", "round", "term", "agreement", "financing", "company", "event")),
    ):
        for row in catalogue.tables[table]:
            named = [name for name in names if row.get(name) is not None]
            if len(named) != 1:
                yield row.problem(
                    named[1] if named else "", f"must name exactly one of {', '.join(names)}, not {len(named)}"
                )


def disputes_have_two_statements(catalogue: Catalogue) -> Iterator[Problem]:
    """A disputed point has at least two statements that belong to it."""
    count: dict[str, int] = defaultdict(int)
    for table in ("claims", "readings", "places"):
        for row in catalogue.tables[table]:
            if row.dispute:
                count[row.dispute] += 1
    for dispute in catalogue.tables["disputes"]:
        if count[dispute.id] < 2:
            yield dispute.problem(
                "key",
                f"must have two statements that differ, it has {count[dispute.id]}",
                f"give them 'dispute: {dispute.key}'",
            )


def umbrellas_do_not_circle(catalogue: Catalogue) -> Iterator[Problem]:
    """No project, company or candidate is its own umbrella, parent or successor."""
    for table, field in (("projects", "umbrella"), ("projects", "successor"), ("companies", "parent")):
        for row in catalogue.tables[table]:
            seen, at = {row.id}, row.get(field)
            while at is not None and at not in seen:
                seen.add(at)
                at = catalogue.get(table, at).get(field)
            if at == row.id:
                yield row.problem(field, f"must not lead back to '{row.id}'", "cut the circle")


def offices_run_forward(catalogue: Catalogue) -> Iterator[Problem]:
    """An office, a financing or an event does not end before it begins."""
    for table, start, end in (("offices", "from", "to"), ("financings", "date", "end"), ("events", "date", "end")):
        for row in catalogue.tables[table]:
            if row.get(start) and row.get(end) and last_day(row.get(end)) < first_day(row.get(start)):
                yield row.problem(end, f"must not be before {row.get(start)}, not '{row.get(end)}'", "swap them")


def coordinates_name_their_gazetteer(catalogue: Catalogue) -> Iterator[Problem]:
    """Coordinates come in pairs and name the gazetteer they come from."""
    for row in catalogue.tables["places"]:
        given = [name for name in ("latitude", "longitude", "gazetteer") if row.get(name) is not None]
        if given and len(given) < 3:
            yield row.problem(
                given[0], "must come with latitude, longitude and gazetteer together", "add the others or drop it"
            )


def former_ids_are_not_in_use(catalogue: Catalogue) -> Iterator[Problem]:
    """A former identifier is not the identifier of a record that stands."""
    for row in catalogue.tables["former_ids"]:
        if row.former in catalogue.by_id[row.values["table"]]:
            yield row.problem("former", f"must not be in use, '{row.former}' is a record", "ids are never reused")


def prose_is_dated(catalogue: Catalogue) -> Iterator[Problem]:
    """Prose never says 'recently', 'currently', 'today' or 'so far', which are wrong a week later."""
    words = re.compile(r"\b(recently|currently|today|nowadays|so far|at present|to date)\b", re.IGNORECASE)
    for rows in catalogue.tables.values():
        for row in rows:
            for name, one in row.table.fields.items():
                found = words.search(row.get(name) or "") if one.prose else None
                if found:
                    yield row.problem(name, f"must be dated, not say '{found[0]}'", "give the date instead")


RULES: tuple[Rule, ...] = (
    one_dataset,
    statements_have_sources,
    weak_sources_carry_nothing_alone,
    figures_are_whole,
    low_is_not_above_high,
    claims_say_something,
    amounts_have_a_basis,
    stages_come_in_order,
    nothing_is_dated_after_coverage,
    selected_projects_have_official_sources,
    stages_are_not_after_withdrawal,
    company_names_are_unique,
    people_names_are_unique,
    source_addresses_are_unique,
    addresses_are_where_they_were_read,
    paragraphs_are_unique,
    splits_sum_to_a_hundred,
    vehicle_terms_have_values,
    link_rows_name_one_thing,
    disputes_have_two_statements,
    umbrellas_do_not_circle,
    offices_run_forward,
    coordinates_name_their_gazetteer,
    former_ids_are_not_in_use,
    prose_is_dated,
)


def check_rules(catalogue: Catalogue) -> Iterator[Problem]:
    """Problems under every rule; without a dataset record only that is said, for other rules need its dates."""
    found = list(one_dataset(catalogue))
    if found:
        yield from found
        return
    for rule in RULES:
        yield from rule(catalogue)


def _numeric(catalogue: Catalogue) -> Iterator[Row]:
    for name in _NUMERIC_TABLES:
        yield from catalogue.tables[name]


def _is_money(catalogue: Catalogue, unit: str) -> bool:
    return bool(catalogue.schemas.vocabularies["unit"].entries[unit].get("money"))


def _plain_name(name: str | None) -> str | None:
    """Letters and digits alone, without case, width and Latin accents; voicing marks of kana stay, they matter."""
    if not name:
        return None
    apart = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(char for char in apart if char.isalnum() or char in _VOICING)
    return unicodedata.normalize("NFC", kept)


def _company_name(name: str | None) -> str | None:
    even = unicodedata.normalize("NFKC", name).casefold().replace(".", "") if name else None
    return _plain_name(_LEGAL_SUFFIX.sub(" ", even)) or _plain_name(name) if even else None


def _twins(rows: Iterable[Row], keys: Callable[[Row], list[str | None]], field: str) -> Iterator[Problem]:
    seen: dict[str, Row] = {}
    for row in rows:
        for key in keys(row):
            if key and seen.setdefault(key, row) is not row:
                yield row.problem(
                    field,
                    f"must be one record, {seen[key].record.path} has the same {field}",
                    "keep one and name the other's id under 'formerly:'",
                )
                break
