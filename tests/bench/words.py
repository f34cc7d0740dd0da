"""What made records are made of: invented names and sentences, about as long as those of real records."""

from __future__ import annotations

from random import Random
from typing import NamedTuple


class Sector(NamedTuple):
    """A sector, what a project of it is called in both languages, and what it makes."""

    id: str
    slug: str
    project: str
    project_ja: str
    product: str


class Measure(NamedTuple):
    """A claimed figure: its field, its unit, and between what it lies."""

    field: str
    unit: str
    low: int
    high: int


class Speaker(NamedTuple):
    """Who says something, and what weight it has."""

    asserted_by: str
    attribution: str
    side: str


SECTORS = (
    Sector("gas-power", "gas-plant", "Gas-fired power plant", "ガス火力発電所", "power for data centres"),
    Sector("nuclear", "reactors", "Small reactors", "小型原子炉", "steady power for the grid"),
    Sector("power-equipment", "transformers", "Works for transformers", "変圧器工場", "transformers and switchgear"),
    Sector("oil-export", "oil-port", "Port for crude oil", "原油輸出港", "loading of the largest tankers"),
    Sector("lng", "lng-terminal", "Terminal for liquefied gas", "LNG基地", "liquefied natural gas"),
    Sector("data-centres", "data-campus", "Campus of data centres", "データセンター拠点", "computing for rent"),
    Sector("electronics", "components", "Works for electronic components", "電子部品工場", "capacitors and modules"),
    Sector("critical-minerals", "smelter", "Copper smelter", "銅製錬所", "refined copper"),
    Sector("chemicals", "ammonia-plant", "Plant for ammonia and urea", "アンモニア工場", "fertiliser and ammonia"),
    Sector("shipbuilding", "shipyard", "Renewal of a shipyard", "造船所の刷新", "tankers and repair of ships"),
)
MEASURES = (
    Measure("capacity", "mw", 200, 9000),
    Measure("jobs", "jobs", 100, 9000),
    Measure("emissions", "mt-co2-year", 1, 20),
    Measure("land", "acres", 50, 5000),
    Measure("export-value", "usd-bn-year", 1, 30),
    Measure("homes-served", "homes-mn", 1, 8),
)
WORDED_FIELDS = ("purpose", "product", "schedule", "permits", "ownership", "technology", "grid", "rationale")
GOVERNMENTS = (
    Speaker("Sudmark's ministry of commerce", "official", "us"),
    Speaker("Norland's ministry of industry", "official", "japan"),
)
OTHERS = (
    Speaker("Courier", "press", "third-party"),
    Speaker("Herald and its correspondents", "press", "third-party"),
    Speaker("People familiar with the talks", "unnamed-people", "third-party"),
    Speaker("Institute of Energy Studies", "analyst", "third-party"),
)
PUBLISHERS = ("Courier", "Herald", "Gulf Observer", "Sudmark Gazette", "Norland Times", "Power Weekly", "Wire Service")
SOURCE_KINDS = (("newspaper", "B"), ("wire", "B"), ("official", "A"), ("company", "A"), ("trade-press", "C"))
STATES = (
    "AL",
    "AK",
    "AZ",
    "CA",
    "CO",
    "FL",
    "GA",
    "IL",
    "IN",
    "IA",
    "KY",
    "LA",
    "MI",
    "MN",
    "MT",
    "NV",
    "NM",
    "NY",
    "NC",
    "ND",
    "OH",
    "OK",
    "OR",
    "PA",
    "SC",
    "TN",
    "TX",
    "UT",
    "VA",
    "WA",
    "WV",
    "WY",
)
COUNTIES = (
    "Long River",
    "Gulf",
    "Pine",
    "Clear Lake",
    "Stone Creek",
    "Elk",
    "Harbour",
    "Prairie",
    "Granite",
    "Cedar",
    "Mill",
    "Copper Hill",
    "Salt Flat",
    "Two Rivers",
    "Fox",
    "Summit",
    "Willow",
    "Orchard",
    "Iron",
    "Bluff",
)
OFFICES = ("Minister of Trade", "Minister of Finance", "Secretary of Commerce", "Ambassador", "Chief executive")
EVENT_KINDS = ("meeting", "call", "announcement", "signing", "statement", "report", "permit", "delay", "political")
TOPICS = ("amount", "purpose", "selection", "committees", "payment", "penalty", "inputs", "recourse", "law", "binding")

_GIVEN = (
    "Ada",
    "Bela",
    "Cora",
    "Dario",
    "Edda",
    "Falk",
    "Greta",
    "Hanno",
    "Ines",
    "Jonas",
    "Kaya",
    "Lars",
    "Mina",
    "Nils",
    "Olga",
    "Piet",
    "Rosa",
    "Sven",
    "Tilda",
    "Ugo",
    "Vera",
    "Wim",
    "Xenia",
    "Yannick",
    "Zora",
)
_FAMILY = (
    "Arden",
    "Brook",
    "Calder",
    "Dunmore",
    "Eskin",
    "Farrow",
    "Garnet",
    "Hollis",
    "Ivory",
    "Jarrow",
    "Kestrel",
    "Larkin",
    "Mercer",
    "Norwood",
    "Oakes",
    "Penrose",
    "Quill",
    "Rowan",
    "Sutton",
    "Tamsin",
    "Vance",
    "Weller",
)
_MIDDLE = "ABCDEFGHIJKLMNOPRSTUVWYZ"
_FIRST = (
    "Amber",
    "Beacon",
    "Cascade",
    "Delta",
    "Eastern",
    "Frontier",
    "Glacier",
    "Horizon",
    "Inland",
    "Jasper",
    "Keystone",
    "Lakeside",
    "Meridian",
    "Northern",
    "Ocean",
    "Pioneer",
    "Quartz",
    "Ridge",
    "Southern",
    "Tidal",
    "Union",
    "Valley",
    "Western",
    "Zenith",
    "Aurora",
    "Boreal",
    "Crescent",
    "Dominion",
    "Evergreen",
    "Falcon",
)
_SECOND = (
    "Alder",
    "Birch",
    "Crane",
    "Drake",
    "Egret",
    "Finch",
    "Grove",
    "Heron",
    "Ibis",
    "Juniper",
    "Kite",
    "Linden",
    "Maple",
    "Nettle",
    "Osprey",
    "Plover",
    "Quail",
    "Raven",
    "Spruce",
    "Teal",
    "Umber",
    "Vireo",
    "Wren",
    "Yew",
)
_TRADE = (
    "Power",
    "Steel",
    "Energy",
    "Shipping",
    "Chemicals",
    "Electronics",
    "Engineering",
    "Mining",
    "Pipelines",
    "Finance",
    "Insurance",
    "Construction",
    "Materials",
    "Reactors",
    "Turbines",
    "Cables",
    "Terminals",
    "Works",
)
_COMPANY_NAMES = len(_FIRST) * len(_SECOND) * len(_TRADE)
_STRIDE = 7919  # a prime, so that names are passed through in another order and all come
# Two letters each, so that two names written together are never a third one.
_KANA = (
    "アサ",
    "イト",
    "ウミ",
    "エノ",
    "オカ",
    "カワ",
    "キタ",
    "クロ",
    "ケヤ",
    "コマ",
    "サト",
    "シマ",
    "スミ",
    "セト",
    "ソラ",
    "タニ",
    "チヨ",
    "ツル",
    "テラ",
    "トリ",
    "ナミ",
    "ニシ",
    "ヌマ",
    "ネモ",
    "ノト",
    "ハラ",
    "ヒロ",
    "フジ",
    "ヘイ",
    "ホシ",
    "マツ",
    "ミナ",
    "ムラ",
    "メグ",
    "モリ",
    "ヤマ",
    "ユキ",
    "ヨシ",
    "ラン",
    "リク",
    "ルリ",
    "レン",
)

_DEEDS = (
    "is to be built in steps, the first of which was planned for the year after the permit",
    "would take over land on which an older works had stood until it was closed",
    "was put forward by its developer together with a supplier and two lenders",
    "depends on a line to the grid for which the operator had not yet applied",
    "was described in a list of both governments and in a note of its developer",
    "would be paid for in part by the fund and in part by buyers under long contracts",
    "had been planned for years before it was named under the memorandum",
    "is the larger of two that were named for the same county in one list",
)
_REMARKS = (
    "No contract was found",
    "Its site was not named in the texts that were read",
    "The ministry gave no figure for its share",
    "Two papers gave the figure on the same day",
    "The permit had been asked for but not given",
    "Its developer spoke of a decision within the year",
    "Neither government said when money would be due",
    "The figure was repeated in a hearing without a source",
)
_REMARKS_JA = (
    "契約は見つかっていない。",
    "読んだ文書に立地の記載はない。",
    "省は負担額を示していない。",
    "二紙が同じ日に同じ数字を伝えた。",
    "許可は申請されたが、まだ下りていない。",
    "開発会社は年内の決定を見込むと述べた。",
    "両政府とも資金の支払時期を明らかにしていない。",
    "公聴会で出典なしに繰り返された数字である。",
)


def deed(random: Random, subject: str) -> str:
    """A sentence of about a hundred characters on what a project is."""
    return f"{subject} {random.choice(_DEEDS)}."


def remark(random: Random, day: str) -> str:
    """A dated sentence of about sixty characters."""
    return f"{random.choice(_REMARKS)} as of {day}."


def remark_ja(random: Random) -> str:
    """A sentence in Japanese, of about twenty characters."""
    return random.choice(_REMARKS_JA)


def person_name(number: int) -> str:
    """The name of a person, another one for each of the first 13,200 numbers."""
    number, given = divmod(number, len(_GIVEN))
    number, family = divmod(number, len(_FAMILY))
    return f"{_GIVEN[given]} {_MIDDLE[number]}. {_FAMILY[family]}"


def company_name(number: int) -> str:
    """The name of a company, another one for each of the first 12,960 numbers and numbered after them."""
    number, position = divmod(number, _COMPANY_NAMES)
    rest, first = divmod(position * _STRIDE % _COMPANY_NAMES, len(_FIRST))
    trade, second = divmod(rest, len(_SECOND))
    return f"{_FIRST[first]} {_SECOND[second]} {_TRADE[trade]}" + (f" {number + 1}" if number else "")


def kana_name(number: int) -> str:
    """A name in katakana, another one for each number; at least three parts long."""
    parts: list[str] = []
    while number or len(parts) < 3:
        number, part = divmod(number, len(_KANA))
        parts.append(_KANA[part])
    return "".join(parts)
