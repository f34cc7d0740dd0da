"""What readers who look for the subjects of the real records find."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from tests.test_search import TOP, look

MOST_BYTES_SENT = 250_000


def test_the_index_is_small_over_the_wire(site: Path) -> None:
    assert len(gzip.compress((site / "search" / "index.en.json").read_bytes())) < MOST_BYTES_SENT


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("赤沢", "people/ryosei-akazawa/"),
        ("赤澤", "people/ryosei-akazawa/"),
        ("覚書", "agreements/memorandum-2025-09-04/"),
        ("東芝", "companies/toshiba/"),
        ("原油", "projects/texas-gulflink/"),
        ("関税", "agreements/section-232-metals/"),
        ("造船", "projects/hanwha-philly-shipyard/"),
        ("韓国", "parties/south-korea/"),
        ("営業日", "terms/memo-12-business-day/"),
        ("孫正義", "people/masayoshi-son/"),
        ("最高裁", "events/2026-02-20-supreme-court-ruling/"),
        ("商船三井", "companies/mitsui-osk-lines/"),
        ("高市早苗", "people/sanae-takaichi/"),
        ("融資契約", "agreements/first-loan-contracts-2026-05-01/"),
        ("人工ダイヤ", "projects/georgia-diamond/"),
        ("日立製作所", "companies/hitachi/"),
        ("ラトニック", "people/howard-lutnick/"),
        ("投資委員会", "terms/memo-06-investment-committee/"),
        ("信用保証", "terms/compare-taiwan-guarantee/"),
        ("エンシナル", "projects/encinal-gas-power/"),
        ("国際協力銀行", "companies/jbic/"),
        ("日本貿易保険", "companies/nexi/"),
        ("ソフトバンク", "companies/softbank-group/"),
        ("ドナルドトランプ", "people/donald-trump/"),
        ("小型モジュール炉", "projects/vernova-hitachi-smr/"),
    ],
)
def test_japanese_of_two_to_eight_characters_finds_what_it_should(
    query: str, expected: str, search_page: Any, address: str
) -> None:
    assert 2 <= len(query) <= 8
    assert expected in look(search_page, address, query)[:TOP]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("jbic", "companies/jbic/"),
        ("ＪＢＩＣ", "companies/jbic/"),
        ("Mol", "companies/mitsui-osk-lines/"),
        ("SOFTBANK", "companies/softbank-group/"),
        ("SBG", "companies/softbank-group/"),
        ("aep ohio", "companies/american-electric-power/"),
        ("sefcovic", "people/maros-sefcovic/"),
        ("Šefčovič", "people/maros-sefcovic/"),
        ("diam georg", "projects/georgia-diamond/"),
        ("capital call", "terms/memo-14-capital-call/"),
        ("executive order 14345", "agreements/executive-order-14345/"),
        ("ohio-gas-power", "projects/ohio-gas-power/"),
        ("33.3", "projects/ohio-gas-power/"),
        ("ﾄﾗﾝﾌﾟ", "people/donald-trump/"),
    ],
)
def test_latin_aliases_parts_of_words_and_other_widths_find_what_they_should(
    query: str, expected: str, search_page: Any, address: str
) -> None:
    assert expected in look(search_page, address, query)[:TOP]


JAPANESE = [
    ("あかざわ", "people/ryosei-akazawa/"),
    ("とらんぷ", "people/donald-trump/"),
    ("らとにっく", "people/howard-lutnick/"),
    ("べっせんと", "people/scott-bessent/"),
    ("たかいち", "people/sanae-takaichi/"),
    ("そんまさよし", "people/masayoshi-son/"),
    ("林芳正", "people/yoshimasa-hayashi/"),
    ("はやし", "people/yoshimasa-hayashi/"),
    ("赤澤", "people/ryosei-akazawa/"),
    ("そふとばんく", "companies/softbank-group/"),
    ("ｿﾌﾄﾊﾞﾝｸ", "companies/softbank-group/"),
    ("ひたち", "companies/hitachi/"),
    ("とうしば", "companies/toshiba/"),
    ("みつびしじゅうこうぎょう", "companies/mitsubishi-heavy-industries/"),
    ("にっぽんせいてつ", "companies/nippon-steel/"),
    ("こくさいきょうりょくぎんこう", "companies/jbic/"),
    ("ＪＢＩＣ", "companies/jbic/"),
    ("うぇすちんぐはうす", "companies/westinghouse-electric/"),
    ("おはいお", "projects/ohio-gas-power/"),
    ("オハイオ　ガス", "projects/ohio-gas-power/"),
    ("333億", "projects/ohio-gas-power/"),
    ("あらすか", "projects/alaska-lng/"),
    ("人工ダイヤ", "projects/georgia-diamond/"),
    ("小型モジュール炉", "projects/vernova-hitachi-smr/"),
    ("投資委員会", "terms/memo-06-investment-committee/"),
    ("協議委員会", "terms/memo-07-consultation-committee/"),
    ("みなし配分額", "terms/memo-25-deemed-amount/"),
    ("きゃぴたるこーる", "terms/memo-14-capital-call/"),
    ("営業日", "terms/memo-12-business-day/"),
    ("最高裁", "events/2026-02-20-supreme-court-ruling/"),
    ("台湾", "parties/taiwan/"),
    ("5500億ドル", "vehicles/japan-us-investment/"),
]


@pytest.mark.parametrize(("query", "expected"), JAPANESE)
def test_the_japanese_pages_find_japanese_in_any_kana(
    query: str, expected: str, search_page: Any, address: str
) -> None:
    assert expected in look(search_page, f"{address}ja/", query)[:TOP]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("akazawa", "people/ryosei-akazawa/"),
        ("supreme court", "events/2026-02-20-supreme-court-ruling/"),
        ("investment committee", "terms/memo-06-investment-committee/"),
        ("deemed", "terms/memo-25-deemed-amount/"),
        ("texas gulflink", "projects/texas-gulflink/"),
        ("westinghouse", "companies/westinghouse-electric/"),
    ],
)
def test_names_and_terms_in_english_find_what_they_should(
    query: str, expected: str, search_page: Any, address: str
) -> None:
    assert expected in look(search_page, address, query)[:TOP]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("3500億ドル", "vehicles/korea-us-investment/"),
        ("韓国 2000億ドル", "terms/korea-cash-part/"),
        ("いじぇみょん", "people/lee-jae-myung/"),
        ("きむじょんぐぁん", "people/kim-jung-kwan/"),
        ("韓国 特別法", "agreements/korea-special-act-2026-03-12/"),
        ("はんふぁ", "companies/hanwha/"),
        ("えんしなる", "projects/encinal-gas-power/"),
        ("プロジェクト・スター", "projects/encinal-gas-power/"),
        ("原子炉8基", "projects/project-power-reactors/"),
        ("最初の送金", "financings/korea-first-transfer/"),
        ("外貨準備", "events/2026-10-06-korea-reserves/"),
        ("台湾 2500億ドル", "vehicles/taiwan-us-investment/"),
        ("信用保証", "vehicles/taiwan-us-investment/"),
        ("鄭麗君", "people/cheng-li-chiun/"),
        ("相互貿易協定", "agreements/taiwan-reciprocal-trade-agreement-2026-02-12/"),
        ("かんこく", "parties/south-korea/"),
        ("たいわん", "parties/taiwan/"),
        ("2026年2月12日", "events/2026-02-12-akazawa-lutnick-meeting/"),
        ("2月12日", "rounds/february-2026-finalists/"),
        ("2026年10月1日", "rounds/korea-first-project/"),
    ],
)
def test_the_japanese_pages_find_what_is_typed_of_korea_taiwan_and_days(
    query: str, expected: str, search_page: Any, address: str
) -> None:
    assert expected in look(search_page, f"{address}ja/", query)[:TOP]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("350 bn", "vehicles/korea-us-investment/"),
        ("encinal", "projects/encinal-gas-power/"),
        ("project power", "projects/project-power-reactors/"),
        ("philly shipyard", "projects/hanwha-philly-shipyard/"),
        ("special act", "agreements/korea-special-act-2026-03-12/"),
        ("lee jae-myung", "people/lee-jae-myung/"),
        ("first transfer", "financings/korea-first-transfer/"),
        ("tsmc arizona", "projects/tsmc-arizona/"),
        ("taiwan guarantees", "vehicles/taiwan-us-investment/"),
        ("TECRO", "people/alexander-yui/"),
        ("alaska lng", "projects/alaska-lng/"),
        ("12 February 2026", "rounds/february-2026-finalists/"),
        ("2026-02-12", "events/2026-02-12-akazawa-lutnick-meeting/"),
    ],
)
def test_the_english_pages_find_what_is_typed_of_korea_taiwan_and_days(
    query: str, expected: str, search_page: Any, address: str
) -> None:
    assert expected in look(search_page, address, query)[:TOP]


@pytest.mark.parametrize("language", ["", "ja/"])
@pytest.mark.parametrize("query", ["zzzz", "ぽるとがる語", "くぁwせdrftgy", "なかそねやすひろ内閣"])
def test_nonsense_finds_nothing(query: str, language: str, search_page: Any, address: str) -> None:
    assert look(search_page, f"{address}{language}", query) == []
