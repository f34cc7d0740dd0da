"""The list of open questions, by title; what one is about is the kinds of record it refers to."""

from __future__ import annotations

from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.facets import FacetValues, faceted_list, kind_facet, vehicle_facet, vocabulary_facet
from generator.pages.page import Page, titled_page
from generator.references import targets


def page(site: SiteContext) -> Page:
    """The page of all questions."""
    about = kind_facet(site, "about", site.local.messages("list.about"), _kinds_asked_about(site))
    facets = [vocabulary_facet(site, "questions", "status"), vehicle_facet(site, "questions"), about]
    ordered = sorted(site.catalogue.tables["questions"], key=site.local.order)
    return titled_page(site, "questions", faceted_list(site, facets, {"": ordered}))


def open_questions(site: SiteContext, vehicle: Row) -> list[Row]:
    """Questions about a vehicle that are not answered."""
    questions = site.catalogue.tables["questions"]
    return [row for row in questions if row.vehicle == vehicle.id and row.status != "answered"]


def _kinds_asked_about(site: SiteContext) -> FacetValues:
    """Kinds of the records that a question and its subjects refer to."""

    def values(question: Row) -> list[str | None]:
        kinds: list[str | None] = []
        for row in (question, *question.about):
            kinds += [target.schema.name for target in targets(site.catalogue, row) if target is not question]
        return kinds

    return values
