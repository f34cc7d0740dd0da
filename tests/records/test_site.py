"""What holds for the site of the miniature repository holds for that of the real records."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.test_browser import test_no_page_asks_anything_of_another_host  # noqa: F401
from tests.test_charts import (  # noqa: F401
    charts,
    test_a_chart_has_something_to_show,
    test_a_picture_stands_alone,
    test_every_chart_has_a_page_of_its_own,
    test_every_letter_of_a_chart_is_in_the_font_that_it_is_drawn_with,
    test_the_table_beside_a_chart_has_a_row_for_each_of_the_chart,
)
from tests.test_charts_browser import test_words_of_a_chart_are_whole_apart_and_large_enough  # noqa: F401
from tests.test_lists import (  # noqa: F401
    test_a_list_holds_every_row_of_its_table_once_and_no_control_without_scripts,
    test_a_projects_status_is_where_the_last_day_of_the_ladder_has_it,
    test_lists_filter_by_what_was_promised,
    test_no_list_is_wider_than_the_screen,
    test_the_choices_of_a_filter_are_the_values_that_rows_have,
    test_values_of_rows_are_those_of_the_tables,
    view,
)
from tests.test_package import (  # noqa: F401
    package,
    test_every_citation_names_a_row_of_the_table_it_names,
    test_every_foreign_key_leads_to_a_row_in_sqlite_too,
    test_frictionless_finds_the_package_valid,
)
from tests.test_site import (  # noqa: F401
    files,
    pages,
    test_every_figure_leads_in_one_step_to_a_statement_and_from_there_to_a_source,
    test_every_internal_link_and_fragment_resolves,
    test_every_page_holds_the_name_of_its_record,
    test_every_record_has_a_page_and_every_kind_a_list,
    test_no_page_has_an_identifier_twice,
    test_nothing_is_loaded_from_a_third_party,
    test_records_that_have_gone_silent_are_shown_as_such,
    test_the_card_of_a_project_says_what_its_list_and_its_ladder_say,
    test_the_front_page_states_the_position_from_the_ladder,
)

PUBLISHED = ROOT / "tests" / "published.txt"


def test_every_address_ever_published_still_leads_somewhere(site: Path, request: pytest.FixtureRequest) -> None:
    """The list only grows: `--bless` adds what is new, and an address that went needs `formerly:` in its record."""
    addresses = {address for address in pages(site) if address.endswith("/")}
    published = set(PUBLISHED.read_text(encoding="utf-8").splitlines())
    if request.config.getoption("--bless"):
        PUBLISHED.write_text("".join(f"{address}\n" for address in sorted(published | addresses)), encoding="utf-8")
    assert sorted(published - addresses) == []
