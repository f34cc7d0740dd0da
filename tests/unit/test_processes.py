"""Work that two processes share."""

from __future__ import annotations

from generator.processes import SharedItems, beside


def test_two_processes_take_every_item_once() -> None:
    items = SharedItems(list(range(1001)))
    with beside(lambda: list(items)) as rest:
        here = list(items)
    assert sorted(here + rest()) == list(range(1001))


def test_one_process_takes_all_items_in_order() -> None:
    assert list(SharedItems("abc")) == ["a", "b", "c"]
