"""The comparison of agreements: who stands opposite the host, in which order, and what falls into which cell."""

from __future__ import annotations

from typing import Any

from generator.pages import comparators
from generator.pages.comparators import Comparators
from generator.records import MarkedRecord
from tests.unit.example_site import example_site, new_record, site_with


def party(id_: str, name: str) -> MarkedRecord:
    return new_record("parties", id_, name=name, code="XX", kind="country")


def agreement(id_: str, *parties: tuple[str, str]) -> MarkedRecord:
    roles = [{"party": party, "role": role} for party, role in parties]
    return new_record("agreements", id_, title=id_, type="memorandum", date="2030-05-05", summary="S.", parties=roles)


def term(id_: str, agreement: str, **fields: Any) -> MarkedRecord:
    usual = {"title": id_, "agreement": agreement, "topic": "amount", "presence": "stated", "compare": True}
    return new_record("terms", id_, **{**usual, "statement": "S.", **fields})


def view_of(*records: MarkedRecord) -> Comparators:
    view = comparators.page(site_with(*records) if records else example_site()).view
    assert isinstance(view, Comparators)
    return view


OTHERS = (
    party("zeeland", "Zeeland"),
    party("borduria", "Borduria"),
    agreement("deal-z", ("sudmark", "host"), ("zeeland", "investor")),
    agreement("deal-b", ("sudmark", "host"), ("borduria", "investor")),
    term("z-sum", "deal-z"),
    term("b-sum", "deal-b"),
)


def test_the_vehicles_own_investor_comes_first_and_the_others_by_name() -> None:
    parties = view_of(*OTHERS).parties
    assert [each.party.id for each in parties] == ["norland", "borduria", "zeeland"]


def test_every_topic_has_a_cell_for_every_party_in_the_same_order() -> None:
    (amount,) = view_of(*OTHERS[:-1]).topics
    assert [party.id for party, _ in amount.cells] == ["norland", "zeeland"]
    assert [[term.id for term in terms] for _, terms in amount.cells] == [["memo-total"], ["z-sum"]]


def test_only_topics_that_are_compared_are_shown_in_the_order_of_their_list() -> None:
    topics = view_of(*OTHERS, term("b-end", "deal-b", topic="end-date"), term("no", "deal-b", compare=None)).topics
    order = list(example_site().catalogue.schemas.vocabularies["topic"].entries)
    assert {each.topic for each in topics} == {"amount", "end-date"}
    assert [order.index(each.topic) for each in topics] == sorted(order.index(each.topic) for each in topics)


def test_a_mere_participant_does_not_stand_opposite_the_host() -> None:
    joint = agreement("deal-z", ("sudmark", "host"), ("borduria", "participant"), ("zeeland", "investor"))
    parties = view_of(*OTHERS[:2], joint, term("z-sum", "deal-z")).parties
    assert [each.party.id for each in parties] == ["norland", "zeeland"]


def test_a_participant_stands_there_where_nobody_else_does() -> None:
    parties = view_of(
        OTHERS[1], agreement("talks", ("sudmark", "host"), ("borduria", "participant")), term("t", "talks")
    ).parties
    assert [each.party.id for each in parties] == ["norland", "borduria"]


def test_an_agreement_is_named_once_however_many_of_its_terms_are_compared() -> None:
    parties = view_of(*OTHERS, term("z-end", "deal-z", topic="end-date")).parties
    assert [[row.id for row in each.agreements] for each in parties] == [["memo"], ["deal-b"], ["deal-z"]]
