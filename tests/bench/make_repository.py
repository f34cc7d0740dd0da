"""Makes a sound repository of any size: `python -m tests.bench.make_repository --projects 1000 --seed 1 --to DIR`.

The miniature of the tests gives the vehicle, its terms and one of everything; projects and what stands around them are
added, as many as asked for. The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from generator.maps import read_map
from tests.bench import words
from tests.bench.words import Speaker
from tests.bench.yaml_text import yaml_text

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "example"
VEHICLE, INVESTOR, HOST = "norland-fund", "norland", "sudmark"  # of the miniature
FIRST_DAY, COVERAGE, LAST_LOOKED = date(2030, 3, 1), date(2031, 6, 30), "2031-07-15"
DAYS = [str(FIRST_DAY + timedelta(days)) for days in range((COVERAGE - FIRST_DAY).days + 1)]
COUNTRIES = {"Eastmark": "XA", "Westmark": "XB", "Highland": "XC", "Lowland": "XD", "Isles": "XE", "Steppe": "XF"}
PER_BATCH, PER_LIST, TERMS_PER_AGREEMENT = 20, 50, 5

_MAP = read_map(ROOT / "site" / "maps", "US")
REGIONS = _MAP.regions if _MAP else {}

Record = dict[str, Any]
Made = tuple[str, str, Record]  # kind, id, fields


@dataclass
class Drafts:
    """What later records refer to."""

    sources: list[tuple[str, str]] = field(default_factory=list)  # date and id, by date
    companies: list[tuple[str, str]] = field(default_factory=list)  # id and name
    people: list[tuple[str, str, str]] = field(default_factory=list)  # id, name and side
    events: list[tuple[str, str]] = field(default_factory=list)  # day and id, one a project
    projects: list[tuple[str, Record]] = field(default_factory=list)  # id and fields


def made_records(projects: int, seed: int) -> Iterator[Made]:
    """All records beside those of the miniature."""
    maker = _Maker(projects, Random(seed))
    for make in (maker.parties, maker.sources, maker.companies, maker.people, maker.projects, maker.events):
        yield from make()
    for make in (maker.rounds, maker.financings, maker.agreements, maker.questions):
        yield from make()


class _Maker:
    """Makes one kind after another; each draws on those before it."""

    def __init__(self, projects: int, random: Random) -> None:
        self.size = projects
        self.random = random
        self.drafts = Drafts()

    def parties(self) -> Iterator[Made]:
        for name, code in COUNTRIES.items():
            yield "parties", name.lower(), {"name": name, "code": code, "kind": "country"}

    def sources(self) -> Iterator[Made]:
        count = max(2, self.size // 2)
        days = [*sorted(self.random.choice(DAYS) for _ in range(count - 1)), DAYS[-1]]
        for number, day in enumerate(days):
            publisher = self.random.choice(words.PUBLISHERS)
            kind, grade = self.random.choice(words.SOURCE_KINDS)
            id_ = f"{publisher.lower().replace(' ', '-')}-{day}-{number:05}"
            self.drafts.sources.append((day, id_))
            yield (
                "sources",
                id_,
                self._source(number, day, publisher) | {"kind": kind, "grade": grade} | self._access(id_),
            )

    def _source(self, number: int, day: str, publisher: str) -> Record:
        sector, county = self.random.choice(words.SECTORS), self.random.choice(words.COUNTIES)
        is_japanese = self.random.random() < 0.2
        english = f"{sector.project} in {county} County: what the fund pays, number {number}"
        titles = {"title": f"{sector.project_ja}、基金の負担は（{number}）", "title_en": english}
        return {
            **(titles if is_japanese else {"title": english}),
            "publisher": publisher,
            "date": day,
            "language": "ja" if is_japanese else "en",
        }

    def _access(self, id_: str) -> Record:
        if self.random.random() < 0.3:
            return {"access": "copy", "note": "Read in a list of the publisher, whose address does not stay."}
        return {"access": "original", "address": f"https://news.example.org/{id_[-16:-6]}/article/{id_}.html"}

    def companies(self) -> Iterator[Made]:
        for number in range(self.size):
            name = words.company_name(number)
            id_ = name.lower().replace(" ", "-")
            self.drafts.companies.append((id_, name))
            day = self.random.choice(DAYS)
            record = {
                "name": name,
                "name_ja": words.kana_name(number),
                "kind": self.random.choice(("company", "company", "company", "bank", "agency")),
                "country": self.random.choice((INVESTOR, HOST)),
                "headquarters": f"{self.random.choice(words.COUNTIES)} City",
                "summary": f"{words.deed(self.random, 'A firm whose works')} {words.remark(self.random, day)}",
                "summary_ja": words.remark_ja(self.random) * 2,
                **({"aliases": [f"{name} Group"]} if self.random.random() < 0.4 else {}),
                "sources": self._cited(day),
            }
            yield "companies", id_, record

    def people(self) -> Iterator[Made]:
        for number in range(max(2, self.size // 20)):
            name, country = words.person_name(number), self.random.choice((INVESTOR, HOST))
            id_ = name.lower().replace(".", "").replace(" ", "-")
            self.drafts.people.append((id_, name, "japan" if country == INVESTOR else "us"))
            day = self.random.choice(DAYS)
            office = {"key": "office", "office": self.random.choice(words.OFFICES), "office_ja": "大臣", "from": day}
            record = {
                "name": name,
                "name_ja": f"{words.kana_name(number)}・{words.kana_name(number + self.size)}",
                "country": country,
                "summary": f"Spoke for {country.capitalize()} in the talks. {words.remark(self.random, day)}",
                "summary_ja": words.remark_ja(self.random) * 2,
                "offices": [office | {"sources": self._cited(day)}],
            }
            yield "people", id_, record

    def projects(self) -> Iterator[Made]:
        for number in range(self.size):
            id_, project = self._project(number)
            self.drafts.projects.append((id_, project))
            yield "projects", id_, project

    def _project(self, number: int) -> tuple[str, Record]:
        sector, county = self.random.choice(words.SECTORS), self.random.choice(words.COUNTIES)
        id_ = f"{sector.slug}-{county.lower().replace(' ', '-')}-{number:05}"
        days = sorted(self.random.sample(DAYS, self.random.choice((1, 2, 2, 3, 3, 4, 5))))
        name = f"{sector.project} in {county} County, number {number}"
        event = self.random.choice(days)
        self.drafts.events.append((event, f"{event}-{id_}"))
        stages = self._stages(number, days)
        is_disputed = self.random.random() < 0.15
        project = {
            "name": name,
            "name_ja": f"{county}郡の{sector.project_ja}（{number}）",
            "standings": [{"vehicle": VEHICLE, "standing": self._standing(stages)}],
            "sector": sector.id,
            **self._larger_project(number),
            "summary": f"{words.deed(self.random, sector.project)} It is for {sector.product}.",
            "summary_ja": words.remark_ja(self.random) * 3,
            "outcome": f"Its last step on record is of {days[-1]}. {words.remark(self.random, days[-1])}",
            "sources": self._cited(days[0]),
            "claims": self._claims(number, is_disputed),
            "stages": stages,
            "roles": self._roles(number, days[0]),
        }
        if self.random.random() < 0.6:
            project["places"] = [self._place(county, days[0])]
        if is_disputed:
            project["disputes"] = [self._dispute(f"What the project in {county} County costs")]
        return id_, project

    def _standing(self, stages: list[Record]) -> str:
        if any(stage["stage"] == "selected" for stage in stages):
            return "vehicle"
        return self.random.choice(("candidate",) * 8 + ("linked", "floated"))

    def _larger_project(self, number: int) -> Record:
        """Of which a few are a part; always an earlier one, so that there is no circle."""
        if number and self.random.random() < 0.03:
            return {"umbrella": self.random.choice(self.drafts.projects)[0]}
        return {}

    def _stages(self, number: int, days: list[str]) -> list[Record]:
        steps = ["named", "selected", "financing-signed", "paid-in", "operating"]
        if self.random.random() < 0.4:
            steps = ["named", "finalist", "selected", "notified", "financing-signed"]
        names = steps[: len(days)]
        if len(names) > 1 and self.random.random() < 0.1:
            names[-1] = "withdrawn"
        return [self._stage(number, name, day) for name, day in zip(names, days, strict=True)]

    def _stage(self, number: int, name: str, day: str) -> Record:
        official = self.random.choice(words.GOVERNMENTS)
        speaker = official if name in ("selected", "notified") else self._speaker(number)
        event_day, event = self.drafts.events[number]
        return {
            "stage": name,
            "date": day,
            **speaker._asdict(),
            "text": words.remark(self.random, day),
            "text_ja": words.remark_ja(self.random),
            **({"event": event} if event_day == day else {}),
            "sources": self._cited(day),
        }

    def _speaker(self, number: int) -> Speaker:
        """A government, the project's company, or another; persons speak in claims alone."""
        company = Speaker(self.drafts.companies[number][1], "company", "company")
        return self.random.choice((*words.GOVERNMENTS, *words.GOVERNMENTS, company, company, *words.OTHERS))

    def _claims(self, number: int, is_disputed: bool) -> list[Record]:
        count = self.random.randint(3, 8)
        cost = self.random.choice((0.4, 0.8, 1.5, 2.5, 4, 9, 20))
        claims = [self._cost(cost, speaker) for speaker in words.GOVERNMENTS[: 2 if is_disputed else 1]]
        if is_disputed:
            for claim in claims:
                claim["dispute"] = "cost"
        measures = self.random.sample(words.MEASURES, 3)
        fields = self.random.sample(words.WORDED_FIELDS, count - len(claims))
        while len(claims) < count:
            as_numbers = measures and self.random.random() < 0.6
            figure = self._figure(measures.pop()) if as_numbers else {"field": fields.pop()}
            claims.append(self._claim(number, figure))
        return [{"key": f"{claim['field']}-{claim['side']}-{at}", **claim} for at, claim in enumerate(claims)]

    def _cost(self, cost: float, speaker: Speaker) -> Record:
        day = self.random.choice(DAYS)
        return {
            "field": "cost",
            "value": round(cost * self.random.uniform(0.8, 1.3), 2),
            "unit": "usd-bn",
            "qualifier": self.random.choice(("exactly", "about", "up-to", "at-least")),
            "basis": self.random.choice(("project-cost", "project-cost", "project-cost", "scale-of-business")),
            "as_of": day,
            **speaker._asdict(),
            "sources": self._cited(day),
        }

    def _figure(self, measure: words.Measure) -> Record:
        low = self.random.randint(measure.low, measure.high)
        if self.random.random() < 0.15:
            size = {"low": low, "high": low + max(1, low // 5)}
            return {"field": measure.field, **size, "unit": measure.unit, "qualifier": "between"}
        qualifier = self.random.choice(("exactly", "about", "up-to", "at-least"))
        return {"field": measure.field, "value": low, "unit": measure.unit, "qualifier": qualifier}

    def _claim(self, number: int, figure: Record) -> Record:
        day = self.random.choice(DAYS)
        speaker = self._speaker(number)._asdict()
        if self.random.random() < 0.2:
            id_, name, side = self.random.choice(self.drafts.people)
            speaker = {"asserted_by": name, "speaker": id_, "attribution": "named-person", "side": side}
        text = {"text": words.remark(self.random, day), "text_ja": words.remark_ja(self.random)}
        return {**figure, **text, "as_of": day, **speaker, "sources": self._cited(day)}

    def _roles(self, number: int, day: str) -> list[Record]:
        """The developer, a company for each project, and some of the few companies that stand in many."""
        size = len(self.drafts.companies)
        others = [int(size * self.random.random() ** 3) for _ in range(self.random.randint(0, 3))]
        names = ("developer", "supplier", "lender", "buyer")
        return [
            {
                "company": self.drafts.companies[company][0],
                "role": role,
                "firmness": self.random.choice(("signed", "announced", "planned", "non-binding", "reported")),
                "as_of": day,
                **self._speaker(number)._asdict(),
                "sources": self._cited(day),
            }
            for role, company in zip(names, dict.fromkeys((number, *others)), strict=False)
        ]

    def _place(self, county: str, day: str) -> Record:
        has_point = self.random.random() < 0.5
        up, across = self.random.uniform(0.2, 0.8), self.random.uniform(0.2, 0.8)
        state = self.random.choice(words.STATES)
        west, south, east, north = REGIONS[state].bounds
        point = {
            "latitude": round(south + up * (north - south), 5),
            "longitude": round(west + across * (east - west), 5),
            "gazetteer": "Gazetteer of counties",
        }
        return {
            "key": "county",
            "name": f"{county} County",
            "precision": "county",
            "state": state,
            "county": county,
            **(point if has_point else {}),
            "as_of": day,
            **words.GOVERNMENTS[0]._asdict(),
            "sources": self._cited(day),
        }

    def _dispute(self, title: str) -> Record:
        day = self.random.choice(DAYS)
        return {
            "key": "cost",
            "title": title,
            "title_ja": "金額の違い",
            "finding": f"Both figures stand in texts that were read. {words.remark(self.random, day)}",
            "finding_ja": words.remark_ja(self.random) * 2,
            "sources": self._cited(day),
        }

    def events(self) -> Iterator[Made]:
        for number, (day, id_) in enumerate(self.drafts.events):
            yield "events", id_, self._event(number, day)

    def _event(self, number: int, day: str) -> Record:
        project, fields = self.drafts.projects[number]
        kind = self.random.choice(words.EVENT_KINDS)
        event = {
            "date": day,
            "zone": self.random.choice((HOST, INVESTOR)).capitalize(),
            "kind": kind,
            "title": f"{kind.capitalize()} on the {fields['name'].lower()}",
            "title_ja": f"{fields['name_ja']}に関する発表",
            "place": f"{self.random.choice(words.COUNTIES)} City",
            "summary": f"{words.deed(self.random, 'The project')} {words.remark(self.random, day)}",
            "summary_ja": words.remark_ja(self.random) * 2,
            "certainty": "unconfirmed" if self.random.random() < 0.05 else "confirmed",
            "participants": self._participants(number),
            "subjects": [{"project": id_} for id_ in self._some_projects(project)],
            "sources": self._cited(day),
        }
        if self.random.random() < 0.3:
            event["claims"] = [self._duration(day)]
        if self.random.random() < 0.4:
            event["statements"] = [f"{project}.{self.random.choice(fields['claims'])['key']}"]
        return event

    def _participants(self, number: int) -> list[Record]:
        person = self.random.choice(self.drafts.people)[0]
        company = self.drafts.companies[number][0]
        office = self.random.choice(words.OFFICES)
        parts = [{"person": person, "office": office, "part": "spoke"}, {"company": company, "part": "concerned"}]
        return parts[: self.random.randint(1, 2)]

    def _some_projects(self, first: str) -> list[str]:
        """One project, and sometimes another."""
        others = [self.random.choice(self.drafts.projects)[0]] if self.random.random() < 0.3 else []
        return list(dict.fromkeys((first, *others)))

    def _duration(self, day: str) -> Record:
        return {
            "key": "duration",
            "field": "duration",
            "value": self.random.randrange(10, 240, 5),
            "unit": "minutes",
            "qualifier": "about",
            "as_of": day,
            **words.OTHERS[0]._asdict(),
            "sources": self._cited(day),
        }

    def rounds(self) -> Iterator[Made]:
        """Batches hold each selected project once, lists those that were named on the way."""
        selected = [id_ for id_, project in self.drafts.projects if project["standings"][0]["standing"] == "vehicle"]
        named = [id_ for id_, project in self.drafts.projects if project["standings"][0]["standing"] == "candidate"]
        yield from self._rounds("batch", selected, PER_BATCH)
        yield from self._rounds("interest-list", named, PER_LIST)

    def _rounds(self, kind: str, projects: list[str], each: int) -> Iterator[Made]:
        for number, start in enumerate(range(0, len(projects), each)):
            day = self.random.choice(DAYS)
            claim = {"key": "total", **self._cost(40, words.GOVERNMENTS[0]), "field": "total"}
            round_ = {
                "vehicle": VEHICLE,
                "title": f"{kind.replace('-', ' ').capitalize()} number {number} of the fund",
                "title_ja": f"基金の案件一覧（{number}）",
                "kind": kind,
                "date": day,
                "summary": f"{words.deed(self.random, 'The list')} {words.remark(self.random, day)}",
                "summary_ja": words.remark_ja(self.random) * 4,
                "projects": [{"project": id_} for id_ in projects[start : start + each]],
                "claims": [claim],
                "sources": self._cited(day),
            }
            if kind == "batch":
                statement = "Notice was given on the day of the announcement."
                notice = {"key": "announced", "notice": day, "hypothetical": False, "statement": statement}
                round_["assumptions"] = [notice]
            yield "rounds", f"made-{kind}-{number:04}", round_

    def financings(self) -> Iterator[Made]:
        signed = [
            (id_, project["name"], stage["date"])
            for id_, project in self.drafts.projects
            for stage in project["stages"]
            if stage["stage"] == "financing-signed"
        ]
        for project, name, day in signed[: self.size // 20]:
            amount = {"key": "amount", **self._cost(1, words.GOVERNMENTS[1]), "field": "amount", "basis": "loan"}
            record = {
                "name": f"Loan for the {name.lower()}",
                "vehicle": VEHICLE,
                "kind": "loan-agreement",
                "status": "signed",
                "date": day,
                "summary": f"Signed by a public lender and two banks. {words.remark(self.random, day)}",
                "summary_ja": words.remark_ja(self.random) * 2,
                "lenders": [{"company": self.random.choice(self.drafts.companies)[0], "role": "lender"}],
                "projects": [project],
                "claims": [amount],
                "sources": self._cited(day),
            }
            yield "financings", f"loan-{project}", record

    def agreements(self) -> Iterator[Made]:
        """Agreements of other countries, each followed by its terms."""
        for number in range(max(1, self.size // 50)):
            country, day = self.random.choice(list(COUNTRIES)), self.random.choice(DAYS)
            id_ = f"{country.lower()}-statement-{number:04}"
            record = {
                "title": f"Joint statement of {country} and Sudmark, number {number}",
                "title_ja": f"共同声明（{number}）",
                "type": "joint-statement",
                "date": day,
                "status": f"Published on {day}.",
                "summary": f"{words.deed(self.random, 'The statement')} {words.remark(self.random, day)}",
                "summary_ja": words.remark_ja(self.random) * 2,
                "parties": [{"party": country.lower(), "role": "investor"}, {"party": HOST, "role": "host"}],
                "sources": self._cited(day),
            }
            yield "agreements", id_, record
            for term, topic in enumerate(self.random.sample(words.TOPICS, TERMS_PER_AGREEMENT)):
                yield "terms", f"{id_}-{topic}", self._term(id_, term + 1, topic, day)

    def _term(self, agreement: str, number: int, topic: str, day: str) -> Record:
        readings = [
            {"key": key, "dispute": "cost", **speaker._asdict(), "as_of": day, "statement": self._reading(day)}
            | {"sources": self._cited(day)}
            for key, speaker in zip(("sud", "nor"), words.GOVERNMENTS, strict=True)
        ]
        is_disputed = self.random.random() < 0.1
        disputed = {"disputes": [self._dispute(f"What the paragraph on {topic} asks for")], "readings": readings}
        return {
            "agreement": agreement,
            "number": number,
            "topic": topic,
            "title": f"Paragraph {number} on {topic}",
            "title_ja": f"第{number}項",
            "presence": "stated",
            "statement": words.deed(self.random, "What is invested"),
            "statement_ja": words.remark_ja(self.random) * 2,
            **({"compare": True} if number == 1 else {}),
            **(disputed if is_disputed else {}),
            "asserted_by": "The joint statement",
            "attribution": "official",
            "side": "us",
            "sources": self._cited(day),
        }

    def _reading(self, day: str) -> str:
        return f"Money is due once both have agreed. {words.remark(self.random, day)}"

    def questions(self) -> Iterator[Made]:
        for number in range(self.size // 10):
            project, fields = self.random.choice(self.drafts.projects)
            name = fields["name"].lower()
            day = self.random.choice(DAYS)
            record = {
                "title": f"Who lends for the {name}",
                "title_ja": "融資者は誰か",
                "vehicle": VEHICLE,
                "question": f"Which banks lend for the {name}, how much, and on which terms?",
                "question_ja": "どの銀行が、いくらを、どのような条件で融資するのか。",
                "known": f"{words.remark(self.random, day)} {words.remark(self.random, day)}",
                "last_looked": LAST_LOOKED,
                "answerable_by": "Norland's ministry of industry, or the lenders",
                "status": self.random.choice(("open", "open", "partly")),
                "about": [{"project": project, "field": "cost"}],
                "sources": self._cited(day),
            }
            yield "questions", f"lender-of-{project}-{number:04}", record

    def _cited(self, day: str) -> list[str]:
        """One or two sources that are not older than the day."""
        start = bisect_left(self.drafts.sources, (day, ""))
        end = min(len(self.drafts.sources), start + 20)
        count = 2 if self.random.random() < 0.3 else 1
        return list(dict.fromkeys(self.drafts.sources[self.random.randrange(start, end)][1] for _ in range(count)))


def write_repository(folder: Path, projects: int, seed: int) -> dict[str, int]:
    """Writes a repository into an empty or new folder; gives the number of records of each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    shutil.copytree(ROOT / "site", folder / "site")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    watched_code = "  - generator\n"  # which is not copied, and MkDocs refuses to watch what is missing
    assert watched_code in settings
    (folder / "mkdocs.yml").write_text(settings.replace(watched_code, ""), encoding="utf-8", newline="\n")
    for part in ("data", "more"):
        shutil.copytree(EXAMPLE / part, folder / "data", dirs_exist_ok=True)
    for kind, id_, record in made_records(projects, seed):
        with (folder / "data" / kind / f"{id_}.yaml").open("x", encoding="utf-8", newline="\n") as file:
            file.write(yaml_text(record))
    return dict(sorted(Counter(path.parent.name for path in (folder / "data").glob("*/*.yaml")).items()))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Makes a sound repository of any size.")
    parser.add_argument("--projects", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", type=Path, required=True, help="a folder that is not there yet or is empty")
    asked = parser.parse_args()
    counts = write_repository(asked.to, asked.projects, asked.seed)
    for kind, count in counts.items():
        print(f"{count:7} {kind}")
    print(f"{sum(counts.values()):7} records")


if __name__ == "__main__":
    main()
