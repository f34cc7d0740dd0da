"""How far the records reach: a page about vehicles says it of these, whatever kind of record it is of."""

from __future__ import annotations

import pytest

from generator.derive.coverage import WHOLE_DATASET, scope_of_kind, scope_of_record, scope_of_vehicles
from generator.pages import record as record_page
from generator.pages.context import SiteContext
from tests.unit.example_site import changed_record, site_with

REACHES = [
    {"subject": "vehicle", "date": "2031-05-01"},
    {"subject": "other-vehicles", "date": "2031-06-01"},
    {"subject": "filings", "date": "2031-06-30"},
]


@pytest.fixture(scope="module")
def site() -> SiteContext:
    return site_with(changed_record("dataset", "example", reaches=REACHES))


def name(site: SiteContext, vehicle: str) -> str:
    return site.local.text(site.catalogue.get("vehicles", vehicle), "short_name")


@pytest.mark.parametrize(
    ("kind", "id_", "days"),
    [
        ("projects", "big-dam", {"norland-fund": "1 May 2031"}),
        ("projects", "sea-cable", {"norland-fund": "1 May 2031", "farland-pledge": "1 June 2031"}),
        ("vehicles", "farland-pledge", {"farland-pledge": "1 June 2031"}),
        ("rounds", "first-cable", {"farland-pledge": "1 June 2031"}),
        ("agreements", "pledge", {"farland-pledge": "1 June 2031"}),
        ("terms", "pledge-cash", {"farland-pledge": "1 June 2031"}),
    ],
)
def test_a_record_has_the_days_of_its_vehicles(site: SiteContext, kind: str, id_: str, days: dict[str, str]) -> None:
    page = record_page.page(site, site.catalogue.get(kind, id_))
    each = [f"Records on {name(site, vehicle)} reach to {day}" for vehicle, day in days.items()]
    assert site.reach_text(page.scope) == ". ".join(each) + ". Nothing here speaks of later days."


def test_what_is_about_no_vehicle_has_the_day_of_its_kind_or_of_the_dataset(site: SiteContext) -> None:
    company = scope_of_record(site.catalogue, site.catalogue.get("companies", "acme-power"))
    assert site.reach_text(company).startswith("Records on companies' filings reach to 30 June 2031. ")
    assert scope_of_kind(site.catalogue, "sources") == WHOLE_DATASET
    assert site.reach_text(WHOLE_DATASET).startswith("Records reach to 30 June 2031. ")


def test_a_page_over_all_vehicles_is_cited_with_the_newest_of_their_days(site: SiteContext) -> None:
    assert scope_of_kind(site.catalogue, "projects") == scope_of_vehicles(site.catalogue)
    assert site.reach(scope_of_vehicles(site.catalogue)).isoformat() == "2031-06-01"
