"""What templates may ask of the site beyond words and addresses, so that they only format and loop."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote

from generator import addresses
from generator.charts import RenderedChart
from generator.charts.context import chart_id
from generator.colours import Colours
from generator.derive import Derived
from generator.derive.coverage import Scope, reach_of, vehicle_reach
from generator.derive.evidence import is_only_reported, is_weak
from generator.derive.funding_window import FundingDate
from generator.derive.headline import ClaimSubject, Headline, by_subject
from generator.derive.ladder import LadderDay, LadderStep
from generator.derive.money import MoneyRow
from generator.derive.position import reached_stages
from generator.derive.project_status import ProjectStatus
from generator.derive.silence import Silence
from generator.derive.waterfall import has_distribution_rule
from generator.languages import MAIN, Language
from generator.localize import Localizer
from generator.model import Catalogue, Row
from generator.pages.attribution import Attribution, attribution_of
from generator.pages.figure_history import FigureHistory, figure_history
from generator.pages.funding_windows import FundingWindow, funding_windows
from generator.pages.order import term_order
from generator.pages.record_parts import ClaimGroup, Fact, FigureGroup, OtherLanguageText, RepositoryLinks, Scenario
from generator.references import References, RowKey, key_of, sources_within
from generator.tables import Tables
from generator.vehicles import sides_of, vehicles_of


@dataclass(frozen=True, kw_only=True)
class SiteContext:
    """The records, what is derived from them, how they read and refer to each other, on `day`."""

    catalogue: Catalogue
    references: References
    derived: Derived
    tables: Tables
    local: Localizer
    charts: Mapping[str, RenderedChart] = field(repr=False)
    colours: Colours
    day: datetime.date
    languages: tuple[Language, ...] = ()  # of the whole site, the main one first

    @property
    def dataset(self) -> Row:
        """The record of the dataset itself."""
        return self.catalogue.dataset

    @cached_property
    def contributors(self) -> str:
        """Whom to name in a citation."""
        return ", ".join(contributor.name for contributor in self.dataset.contributors)

    def reach(self, scope: Scope) -> datetime.date:
        """The last day to which the records reach on anything within a scope."""
        return reach_of(self.catalogue, scope)

    def reach_text(self, scope: Scope) -> str:
        """How far the records reach, as every page says it: of vehicles with different days, of each."""
        messages, date = self.local.messages, self.local.date(self.reach(scope))
        if not self.dataset.reaches or not (scope.subject or scope.vehicles):
            return messages("site.coverage", date=date)
        dates = {self.local.label("coverage_subject", scope.subject): date} if not scope.vehicles else {}
        for day, vehicles in groupby(scope.vehicles, key=self.vehicle_reach):
            dates[self.short_names(vehicles)] = self.local.date(day)
        each = [messages("site.coverage_each", subject=subject, date=day) for subject, day in dates.items()]
        return messages("site.coverage_of", each=messages.mark("stop").join(each))

    def promised(self, vehicle: Row) -> str:
        """What was promised to a vehicle, with its qualifier."""
        self._asked("headlines", vehicle)
        return self.local.promised(vehicle, self.headlines_by_record.get(key_of(vehicle), ()))

    def record(self, table: str, id_: str | None) -> Row | None:
        """A row by table and id; None for no id."""
        return self.catalogue.find(table, id_)

    def canonical(self, address: str) -> str:
        """The public address of a page in the language of this site, or nothing where the site has none."""
        return self.canonical_in(self.local.messages.language, address)

    def canonical_in(self, language: Language, address: str) -> str:
        """The public address of a page in a language, or nothing where the site has none."""
        return addresses.canonical(self.dataset.homepage, addresses.in_language(address, language.root))

    def sources(self, row: Row) -> list[Row]:
        """Sources that a row cites, best grade first."""
        return sorted(self.catalogue.cited(row), key=lambda source: str(source.grade))

    def documents(self, record: Row) -> list[Row]:
        """Every source that a record or a row of its lists cites, best grade first, then by date."""
        sources = sources_within(self.catalogue, record).values()
        return sorted(sources, key=lambda source: (source.grade, source.date or "", source.id))

    def is_weak(self, row: Row) -> bool:
        """Whether a row rests on weak sources alone."""
        return is_weak(self.catalogue, row)

    def is_only_reported(self, row: Row) -> bool:
        """Whether a row rests on digests alone or on an unconfirmed event, so that it is counted nowhere."""
        return is_only_reported(self.catalogue, row)

    def money(self, financing: Row) -> MoneyRow | None:
        """A financing as money signed or paid, if it is a contract or transfer."""
        self._asked("money", financing)
        return self.money_by_financing.get(str(financing.id))

    def ladder_amounts(self, day: LadderDay, step: str) -> Sequence[LadderStep]:
        """What had reached a step by a day of change, by kind of amount."""
        return self._ladder_amounts.get((day.vehicle.id, day.date, step), ())

    def derived_of(self, vehicle: Row) -> Derived:
        """What is derived of one vehicle."""
        return self._derived_of[vehicle.id]

    def vehicles_named(self, record: Row) -> tuple[Row, ...]:
        """The vehicles to name beside a record that is about some of several; none where there is but one."""
        if len(self.catalogue.vehicles) == 1:
            return ()
        return tuple(self.catalogue.get("vehicles", id_) for id_ in vehicles_of(self.catalogue, record))

    def short_names(self, vehicles: Iterable[Row]) -> str:
        """What vehicles are called in a list within a sentence."""
        return self.local.messages.mark("comma").join(self.local.text(vehicle, "short_name") for vehicle in vehicles)

    def vehicle_reach(self, vehicle: Row) -> datetime.date:
        """The last day to which the records reach on a vehicle."""
        return vehicle_reach(self.catalogue, vehicle)

    def charts_of(self, vehicle: Row, names: Sequence[str] = ()) -> list[str]:
        """Ids of the charts about a vehicle in the order of the gallery, or of those of `names` that there are."""
        if names:
            ids = [chart_id(self.catalogue, name, vehicle) for name in names]
            return [id_ for id_ in ids if id_ in self.charts]
        return [id_ for id_, rendered in self.charts.items() if rendered.chart.vehicle is vehicle]

    def groups(self, record: Row) -> list[ClaimGroup]:
        """A record's claims by what they are about, each with its headline."""
        self._asked("headlines", record)
        return [
            ClaimGroup(subject=subject, claims=tuple(claims), headline=self._headlines.get(subject))
            for subject, claims in by_subject(record.claims, self.catalogue).items()
        ]

    def histories(self, record: Row) -> list[FigureHistory]:
        """What each figure of a record was said to be over time, of those of which there is more than one statement."""
        units = self.catalogue.schemas.vocabularies["unit"]
        groups = by_subject(record.claims, self.catalogue)
        histories = [figure_history(subject, claims, units) for subject, claims in groups.items()]
        return [history for history in histories if history]

    def figures(self, record: Row) -> list[Headline]:
        """A record's headlines that are figures."""
        headlines = [group.headline for group in self.groups(record)]
        return [headline for headline in headlines if headline and headline.figure]

    def figures_by_subject(self, record: Row) -> list[FigureGroup]:
        """A record's headlines that are figures, by field and basis, where they follow each other."""
        groups: list[FigureGroup] = []
        for (field_, basis), headlines in groupby(self.figures(record), key=attrgetter("field", "basis")):
            groups.append(FigureGroup(field=field_, basis=basis, headlines=tuple(headlines)))
        return groups

    def by_side(self, rows: Iterable[Row], record: Row) -> dict[str, list[Row]]:
        """Rows on a record by the side of their speaker, in the order of the list of sides.

        The sides of both parties to a vehicle of the record are there even where they say nothing.
        """
        found: dict[str, list[Row]] = {}
        for vehicle in vehicles_of(self.catalogue, record):
            found.update({side: [] for side in sides_of(self.catalogue, self.catalogue.get("vehicles", vehicle))})
        for row in rows:
            found.setdefault(row.side, []).append(row)
        return {side: found[side] for side in self.catalogue.schemas.vocabularies["side"].entries if side in found}

    def disputed(self, dispute: Row) -> dict[str, list[Row]]:
        """The statements on a disputed point by side, in order of date."""
        statements = self.references.disputed(dispute)
        return self.by_side(sorted(statements, key=lambda row: str(row.as_of)), dispute.owner)

    def attribution(self, row: Row) -> Attribution:
        """Who says what a statement says, and when."""
        return attribution_of(row, self.local)

    def statements_of(self, person: Row) -> tuple[Row, ...]:
        """What a person said: claims, then readings."""
        return self.references.referring(person, "claims") + self.references.referring(person, "readings")

    def citing(self, source: Row) -> dict[Row, list[Row]]:
        """Records that rest on a source -> the rows of their lists that cite it; in order of kind and identifier."""
        by_record: dict[Row, list[Row]] = {}
        for row in self.references.citing(source):
            rows = by_record.setdefault(row.owner, [])
            if row is not row.owner:
                rows.append(row)
        return dict(sorted(by_record.items(), key=lambda item: key_of(item[0])))

    def listed_referring(self, record: Row) -> dict[str, list[Row]]:
        """Records that refer to `record`, of the kinds whose schema asks to be listed there."""
        listed: dict[str, list[Row]] = {}
        for name in self.catalogue.schemas.kinds:
            if self.catalogue.schemas.tables[name].listed_where_referred:
                listed[name] = self._owners_of_kind(record, name)
        return {name: rows for name, rows in listed.items() if rows}

    def _owners_of_kind(self, record: Row, kind: str) -> list[Row]:
        """Records of a kind that refer to `record`, themselves or in a row of their lists."""
        tables = [kind, *(schema.name for schema in self.catalogue.schemas.lists_of(kind).values())]
        owners: dict[str, Row] = {}
        for table in tables:
            owners.update({owner.id: owner for owner in self.references.owners(record, table)})
        return sorted(owners.values(), key=lambda owner: (owner.get("date") or "", owner.id))

    def kind_title(self, kind: str) -> str:
        """What readers see for a kind of record, or its schema's title where the interface words have none."""
        messages = self.local.messages
        return messages(f"{kind}.title") if messages.has(f"{kind}.title") else self.local.table_title(kind)

    def kind_label(self, kind: str) -> str:
        """What navigation and filters call a kind of record."""
        messages = self.local.messages
        return messages(f"nav.{kind}") if messages.has(f"nav.{kind}") else self.kind_title(kind)

    def facts(self, record: Row, fields: Iterable[str]) -> list[Fact]:
        """Those of `fields` that a record has, as a page lists them."""
        facts: list[Fact] = []
        for name in fields:
            value = record.get(name)
            if value:
                schema = record.schema.fields[name]
                is_date = schema.type == "date" or schema.partial_date
                text = str(value) if is_date else self.local.text(record, name)
                facts.append(Fact(title=self.local.text(schema, "title"), value=text, is_date=is_date))
        return facts

    def targets_by_field(self, record: Row) -> dict[str, Row]:
        """Fields of a record that refer to another -> that record, in the order of the schema."""
        targets: dict[str, Row] = {}
        for name in record.schema.fields:
            table = record.schema.references(name)
            if table and record.get(name):
                targets[name] = self.catalogue.get(table, record.get(name))
        return targets

    def other_name(self, record: Row) -> OtherLanguageText | None:
        """A record's name in another language: a source's own title, any other record's in the other of two."""
        language = record.get("language")
        if language and record.schema.name == "sources":
            is_other = self.local.name(record) != record.title
            return OtherLanguageText(text=record.title, lang=language) if is_other else None
        return self.other_text(record, "name") or self.other_text(record, "title")

    def other_text(self, row: Row, field_: str) -> OtherLanguageText | None:
        """A field of a row in another language than the page's: the main one, or on its pages the first other one."""
        shown = self.local.text(row, field_)
        for language in (MAIN, *self.catalogue.schemas.languages):
            text = row.get(field_ if language == MAIN else f"{field_}_{language}")
            if text and language != self.local.lang and text != shown:
                return OtherLanguageText(text=text, lang=language)
        return None

    def scenarios(self, vehicle: Row) -> list[Scenario]:
        """The scenarios of a vehicle worked through, in the columns of the table; none for one without."""
        self._asked("scenarios", vehicle)
        table = self.tables["waterfall"]
        fields = [name for name in table.schema.fields if name not in ("vehicle", "scenario")]
        columns = tuple(self.local.text(table.schema.fields[name], "title") for name in fields)
        scenarios: list[Scenario] = []
        for row in vehicle.scenarios:
            years = [tuple(cells[name] for name in fields) for cells in self._scenario_years.get(str(row.id), ())]
            if years:
                scenarios.append(Scenario(row=row, columns=columns, years=tuple(years)))
        return scenarios

    def calculator_of(self, vehicle: Row) -> str:
        """The address of a vehicle's calculator; empty where there is nothing to work through."""
        able = [row for row in self.catalogue.vehicles if has_distribution_rule(row) and row.scenarios]
        if vehicle not in able:
            return ""
        return addresses.calculator("" if vehicle is able[0] else str(vehicle.id))

    def asked_field(self, subject: Row) -> str:
        """What a question asks of a record, in words; empty where that is no field or claimed field of it."""
        name, target = subject.field, self.references.target(subject)
        tables = self.catalogue.schemas.tables
        if name in self.catalogue.schemas.vocabularies["claim_field"].entries:
            return self.local.label("claim_field", name)
        if target and name in target.schema.fields:
            return self.local.text(target.schema.fields[name], "title")
        return self.local.table_title(name) if name in tables else ""

    def repository_links(self, record: Row) -> RepositoryLinks | None:
        """Where a record can be edited and an error reported; None where the dataset names no repository."""
        repository = self.dataset.repository
        if not repository:
            return None
        return RepositoryLinks(
            edit=f"{repository}/edit/main/{record.file.path}",
            report=f"{repository}/issues/new?title={quote(record.file.path)}",
        )

    def statuses_of(self, project: Row) -> Sequence[ProjectStatus]:
        """Where a project stands under each of its vehicles, in the dataset's order of vehicles."""
        self._asked("status", project)
        statuses = self.statuses.get(str(project.id), ())
        self.catalogue.reads.rows(status.vehicle for status in statuses)
        return statuses

    def stage_track(self, status: ProjectStatus) -> dict[str, Row | None]:
        """Every stage that a project can go through, with the first statement that it did by the day of the page.

        A withdrawal is on nobody's way, and is there only where it came.
        """
        stages = self.catalogue.schemas.vocabularies["stage"].entries
        track: dict[str, Row | None] = dict.fromkeys(stages)
        for stage in reached_stages(status.vehicle, status.project, self.day):
            track[stage.stage] = track[stage.stage] or stage
        return {name: stage for name, stage in track.items() if stage or not stages[name].get("adverse")}

    def silence(self, record: Row) -> Silence | None:
        """How long nothing was heard of a record, if it has gone silent."""
        self._asked("silence", record)
        silence = self.silences.get(key_of(record))
        return silence if silence and silence.silent else None

    def funding_windows(self, record: Row) -> list[FundingWindow]:
        """Worked-out funding dates of a project or of a round, by assumption."""
        self._asked("funding", record)
        dates = self.funding_dates.get(key_of(record), ())
        self.catalogue.reads.rows(date.assumption for date in dates)
        return funding_windows(dates)

    def terms_of(self, agreement: Row) -> list[Row]:
        """An agreement's terms in its own order; those without a number come last."""
        return sorted(self.references.referring(agreement, "terms"), key=term_order)

    def _asked(self, question: str, record: Row) -> None:
        self.catalogue.reads.question(question, *key_of(record))

    @cached_property
    def headlines_by_record(self) -> dict[RowKey, list[Headline]]:
        """Headlines by the record that they are about."""
        headlines: dict[RowKey, list[Headline]] = {}
        for headline in self.derived.headlines:
            headlines.setdefault(key_of(headline.record), []).append(headline)
        return headlines

    @cached_property
    def _headlines(self) -> dict[ClaimSubject, Headline]:
        return {headline.subject: headline for headline in self.derived.headlines}

    @cached_property
    def money_by_financing(self) -> dict[str, MoneyRow]:
        """Financings that are money signed or paid, by identifier."""
        return {str(row.financing.id): row for row in self.derived.money}

    @cached_property
    def _ladder_amounts(self) -> dict[tuple[str, datetime.date, str], list[LadderStep]]:
        amounts: dict[tuple[str, datetime.date, str], list[LadderStep]] = {}
        for step in self.derived.ladder:
            amounts.setdefault((step.vehicle.id, step.date, step.step), []).append(step)
        return amounts

    @cached_property
    def _derived_of(self) -> dict[str, Derived]:
        return {vehicle.id: self.derived.of(vehicle) for vehicle in self.catalogue.vehicles}

    @cached_property
    def funding_dates(self) -> dict[RowKey, list[FundingDate]]:
        """Funding dates by project, and by the round that states the assumption."""
        dates: dict[RowKey, list[FundingDate]] = {}
        for date in self.derived.clock:
            for record in (date.project, date.assumption.owner):
                dates.setdefault(key_of(record), []).append(date)
        return dates

    @cached_property
    def _scenario_years(self) -> dict[str, list[dict[str, str]]]:
        years: dict[str, list[dict[str, str]]] = {}
        for cells in self.tables["waterfall"].cells:
            years.setdefault(cells["scenario"], []).append(cells)
        return years

    @cached_property
    def statuses(self) -> dict[str, list[ProjectStatus]]:
        """Where every project stands under each of its vehicles, by its identifier."""
        statuses: dict[str, list[ProjectStatus]] = {}
        for status in self.derived.project_status:
            statuses.setdefault(status.project.id, []).append(status)
        return statuses

    @cached_property
    def silences(self) -> dict[tuple[str, str], Silence]:
        """How long nothing was heard of records, by record."""
        return {key_of(silence.record): silence for silence in self.derived.silence}
