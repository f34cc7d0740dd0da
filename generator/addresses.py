"""Where everything stands on the site: every address and file name is made here.

Addresses of pages end in '/', or are empty for the front page; those of files have an ending. What holds words stands
once for every language, and its address runs from the root of the language; all else stands once, and its address runs
from the root of the site. `is_per_language` tells which.
"""

from __future__ import annotations

from generator.model import Row, slug

FRONT = ""
DATA = "data/"
AS_OF = "as-of/"
DESCRIPTOR = "datapackage.json"
PACKAGE_README = "README.md"
ICON = "img/mark.svg"
CHART_SCRIPT = "js/vega.js"
CHART_SCRIPT_LICENCES = "js/vega-licences.txt"
CHART_PAGE_SCRIPT = "js/chart.js"
LANGUAGE_SCRIPT = "js/language.js"
LIST_SCRIPT = "js/list.js"
LIST_TOOLS_SCRIPT = "js/tools.js"
SEARCH_SCRIPT = "js/search.js"
SEARCH_PAGE_SCRIPT = "js/search/page.js"
CALCULATOR_SCRIPT = "js/calculator.js"
MOVED_SCRIPT = "js/moved.js"
STYLESHEET = "css/site.css"
MISSING = "404.html"
_SPREADSHEET = "-spreadsheet.csv"  # the end of the name of a CSV that spreadsheets may open
CHART_FILE_ENDINGS = {
    "svg": ".svg",
    "dark": "-dark.svg",
    "png": ".png",
    "csv": ".csv",
    "spreadsheet": _SPREADSHEET,
    "vega": ".vl.json",
}
_CALCULATOR = "calculator/"
_CSV = ".csv"
_CHARTS = "charts/"
_DAYS = "days/"
_LADDER = "ladder/"
_CARD = "/card.png"
_SEARCH_INDEX = "search/index."


def is_per_language(address: str) -> bool:
    """Whether what stands at an address holds words, so that every language has its own."""
    path = address.partition("#")[0]
    if not path or path[-1] == "/":
        return True
    if path.startswith(_CHARTS):
        return not path.endswith(_CSV)
    return path.endswith(_CARD) or path == MISSING or path.startswith(_SEARCH_INDEX)


def in_language(address: str, root: str) -> str:
    """An address from the root of the site; `root` is where the pages of the language begin."""
    return root + address if is_per_language(address) else address


def page(name: str) -> str:
    """The page of a list, a kind of record, or a subject, by its name."""
    return f"{name}/" if name else FRONT


def file_of(page: str) -> str:
    """Where the file of a page stands."""
    return page if page == MISSING else f"{page}index.html"


def kind(table: str) -> str:
    """The list of a kind of record."""
    return page(table)


def record(table: str, id_: str) -> str:
    """The page of a record."""
    return f"{table}/{id_}/"


def row(row: Row) -> str:
    """The page of a record, or the place on it where a row of one of its lists stands."""
    owner = row.owner
    address = record(owner.schema.name, owner.id)
    return address if row is owner else f"{address}#{anchor(row)}"


def anchor(row: Row) -> str:
    """The fragment under which a row of a list stands on its record's page."""
    key = str(row.get("id") or row.get("source") or "").rpartition(f"{row.owner.id}.")[2]
    return f"{row.schema.name}-{slug(key)}"


def former_anchors(row: Row) -> list[str]:
    """The fragments under which a row of a list stood when its key was another."""
    return [f"{row.schema.name}-{former.former.partition('.')[2]}" for former in row.lists.get("formerly", ())]


def fragment(address: str, name: str) -> str:
    """A part of a page."""
    return f"{address}#{name}"


def record_file(row: Row, format_: str, id_: str = "") -> str:
    """A record as a file: `json`, `yaml`, or `csv` for its claims, which spreadsheets open as `spreadsheet`.

    `id_` is one that it had before, under which the same file stands.
    """
    ending = _SPREADSHEET if format_ == "spreadsheet" else f".{format_}"
    return f"{record(row.schema.name, id_ or row.id)}{id_ or row.id}{ending}"


def social_card(row: Row, id_: str = "") -> str:
    """The picture of a record that other sites show beside a link to it; `id_` is one that it had before."""
    return f"{record(row.schema.name, id_ or row.id)[:-1]}{_CARD}"


def day(date: str = "") -> str:
    """The position on a day; without one, the calendar of all days."""
    return _DAYS + (f"{date}/" if date else "")


def former_ladder_day(date: str) -> str:
    """Where the ladder on a day stood until days had pages of their own."""
    return f"{_LADDER}{date}/"


def calculator(vehicle: str = "") -> str:
    """The calculator of a vehicle; without one, that of the first that has one."""
    return _CALCULATOR + (f"{vehicle}/" if vehicle else "")


def chart(id_: str) -> str:
    """The page of a chart."""
    return f"{_CHARTS}{id_}/"


def chart_file(id_: str, kind: str) -> str:
    """A file of a chart; the kinds are those of `CHART_FILE_ENDINGS`."""
    return f"{chart(id_)}{id_}{CHART_FILE_ENDINGS[kind]}"


def chart_frame(id_: str) -> str:
    """The frame of a chart for other pages."""
    return f"{chart(id_)}embed/"


def search_index(lang: str) -> str:
    """The search index of a language."""
    return f"{_SEARCH_INDEX}{lang}.json"


def table_file(table: str) -> str:
    """A table in the data package, exact."""
    return f"{DATA}{table_file_name(table)}"


def table_spreadsheet(table: str) -> str:
    """A table in the data package, as spreadsheets may open it."""
    return f"{DATA}{table_spreadsheet_name(table)}"


def table_file_name(table: str) -> str:
    """The name of a table's exact file within the data package."""
    return f"{table}.csv"


def table_spreadsheet_name(table: str) -> str:
    """The name of a table's file for spreadsheets within the data package."""
    return f"{table}{_SPREADSHEET}"


def vehicle_table(vehicle: str, table: str) -> str:
    """The rows of a table that are about one vehicle, exact."""
    return f"{record('vehicles', vehicle)}tables/{table_file_name(table)}"


def vehicle_table_spreadsheet(vehicle: str, table: str) -> str:
    """The rows of a table that are about one vehicle, as spreadsheets may open them."""
    return f"{record('vehicles', vehicle)}tables/{table_spreadsheet_name(table)}"


def descriptor() -> str:
    """The descriptor of the data package."""
    return f"{DATA}{DESCRIPTOR}"


def root_from(page: str) -> str:
    """Where the address of `page` begins, as the beginning of links from there: '' or '../' for every folder."""
    return "../" * page.count("/")


def relative(target: str, page: str, root: str | None = None) -> str:
    """The address `target` as a link from the page at `page`; both from one root.

    `root` is how links from the page begin, where that is known already or is not `root_from(page)`.
    """
    if target.startswith(f"{page}#"):
        return target[len(page) :]
    return (root_from(page) if root is None else root) + target or "./"


def canonical(homepage: str | None, address: str) -> str:
    """The public address of a page, or nothing where the site has no homepage."""
    return f"{homepage.rstrip('/')}/{address}" if homepage else ""
