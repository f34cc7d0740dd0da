"""What hand-written pages and mkdocs.yml may hold: text, links and pictures, and nothing that runs.

Everything else is refused, with its place: a page is judged by the HTML that Markdown makes of it, for that is what
readers' browsers get, however it was written.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

from generator import shapes
from generator.errors import Problem
from generator.records import Mark, dotted, mark_at, read_yaml
from generator.text_rule import faults
from generator.web_addresses import is_public_address

_SHOWN = "site/pages"
_LARGEST = 512 * 1024  # bytes of a page
_PICTURES = (".png", ".jpg", ".jpeg", ".webp")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}", re.ASCII)
_FRONT_PAGES = ("index", "readme")  # names under which MkDocs makes a page the one of its folder
_META = ("title", "description")
_TAGS = frozenset(
    [
        *("a", "abbr", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "hr", "img", "li", "ol", "p"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "span", "strong", "sub", "sup", "ul"),
        *("table", "tbody", "td", "th", "thead", "tr"),
    ]
)
_ATTRIBUTES = frozenset(["align", "alt", "class", "colspan", "href", "id", "rowspan", "src", "start", "style", "title"])
_SCHEME = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2})")
_MAIL = re.compile(r"mailto:[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+", re.ASCII)
_UNSEEN = re.compile(r"[\x00-\x20\x7f]")

_EXTENSIONS = ("attr_list", "tables", "toc", "footnotes", "def_list", "abbr", "sane_lists")
_WORD_OR_FLAG = shapes.either(shapes.flag, shapes.text, message="must be true or false, or text")
_EXTENSION = shapes.either(
    shapes.one_of(*_EXTENSIONS),
    shapes.group({}, {name: shapes.mapping_of(_WORD_OR_FLAG) for name in _EXTENSIONS}),
    message=f"must be one of {', '.join(_EXTENSIONS)}",
)
_PLUGIN = shapes.either(
    shapes.one_of("pledgebook"),
    shapes.group({"pledgebook": shapes.mapping_of(shapes.text)}, {}),
    message="must be 'pledgebook' alone: whatever else runs in a build could change it",
)


def _is_nothing(value: object, at: shapes.At) -> None:
    if value is not None:
        raise shapes.ShapeError(at, "must be null: the templates are our own")


_SETTINGS = shapes.group(
    {
        "site_name": shapes.word,
        "docs_dir": shapes.word,
        "site_dir": shapes.word,
        "theme": shapes.group({"name": _is_nothing, "custom_dir": shapes.word}, {}),
        "plugins": shapes.list_of(_PLUGIN, least=1, most=1),
    },
    {
        "site_url": shapes.text,
        "dev_addr": shapes.word,
        "use_directory_urls": shapes.flag,
        "strict": shapes.flag,
        "watch": shapes.list_of(shapes.word),
        "validation": shapes.mapping_of(shapes.mapping_of(shapes.word)),
        "markdown_extensions": shapes.list_of(_EXTENSION),
    },
)


def settings_problems(path: Path) -> Iterator[Problem]:
    """What mkdocs.yml must not hold: other plugins, hooks, scripts, themes, or what is no setting."""
    value, key_marks, value_marks, problems = read_yaml(path, path.name)
    yield from problems
    if problems:
        return
    try:
        _SETTINGS(value, ())
    except shapes.ShapeError as error:
        mark = key_marks.get(error.at) or value_marks.get(error.at) or Mark(1, 1)
        yield Problem(path.name, mark.line, mark.column, dotted(error.at) if error.at else "", error.message)


def file_problems(folder: Path, taken: Iterable[str], languages: Collection[str] = ()) -> Iterator[Problem]:
    """Files among the hand-written pages that are neither pages nor pictures, or stand where others do.

    `taken` are the addresses of all else on the site: whatever stands in a folder of theirs is refused.
    Pages of the other `languages` stand in folders named by their codes, under the same rule.
    """
    tops = {address.partition("/")[0].casefold() for address in taken}
    for path in _everything_below(folder):
        name = path.relative_to(folder).as_posix()
        said = _kind_fault(path) or _place_fault(_within_language(name, languages), tops)
        if said:
            yield Problem(f"{_SHOWN}/{name}", 1, 1, "", *said)
        elif path.suffix == ".md":
            yield from _text_problems(path, f"{_SHOWN}/{name}")


def page_problems(name: str, source: str, meta: Mapping[str, object], html: str) -> Iterator[Problem]:
    """What must not stand on the page `name`, written as `source`, of which Markdown made `html`."""
    found = [
        (key, f"must be one of {', '.join(_META)}, not '{key}'", "take it out") for key in meta if key not in _META
    ]
    reader = _PageReader()
    reader.feed(html)
    reader.close()
    seen: dict[str, int] = {}
    for written, message, remedy in [*found, *reader.found]:
        mark = _place_of(source, written, seen)
        yield Problem(f"{_SHOWN}/{name}", mark.line, mark.column, "", message, remedy)


def _everything_below(folder: Path) -> Iterator[Path]:
    """What is no folder, and links, in order."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        yield from (Path(parent) / name for name in sorted([*names, *links]))


def _kind_fault(path: Path) -> tuple[str, str] | None:
    """What is wrong with an entry that is no plain file of a kind that may stand there."""
    if path.is_symlink():
        return "must be a file of its own, not a link", "put the file in its place"
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        return "must be a plain file", "take it away"
    if path.suffix != ".md" and path.suffix not in _PICTURES:
        return f"must be a page (.md) or a picture ({', '.join(_PICTURES)})", "take it away"
    if path.suffix == ".md" and status.st_size > _LARGEST:
        return f"must be no larger than {_LARGEST // 1024} KB", "divide it"
    return None


def _within_language(name: str, languages: Collection[str]) -> str:
    """The name of a file from the folder of its language on."""
    top, _, rest = name.partition("/")
    return rest if rest and top in languages else name


def _place_fault(name: str, tops: set[str]) -> tuple[str, str] | None:
    parts = name.rpartition(".")[0].split("/")
    if not all(map(_NAME.fullmatch, parts)):
        return "must have a name of letters, digits, hyphens and low lines", "rename it"
    if len(parts) == 1 and parts[0].casefold() in _FRONT_PAGES:
        return "must not take the place of the front page", "rename it"
    top = parts[0] if len(parts) > 1 or name.endswith(".md") else name
    if top.casefold() in tops:
        return f"must not stand at '{top}', which the generator fills", "rename it"
    return None


def _text_problems(path: Path, shown: str) -> Iterator[Problem]:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        yield Problem(shown, 1, 1, "", "must be UTF-8 text", "save the file as UTF-8")
        return
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for fault in faults(text):
        mark = mark_at(text, fault.at)
        yield Problem(shown, mark.line, mark.column, "", f"must not hold {fault.what}", fault.remedy)


def _place_of(source: str, written: str, seen: dict[str, int]) -> Mark:
    """Where something stands in the source, the next time that it does; its beginning where it is written otherwise."""
    sought = written.casefold()
    at = source.casefold().find(sought, seen.get(sought, 0))
    if at < 0:
        return Mark(1, 1)
    seen[sought] = at + len(sought)
    return mark_at(source, at)


class _PageReader(HTMLParser):
    """Gathers what must not stand in a page: how it is written, what is wrong, and the remedy."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            self.found.append((f"<{tag}", f"must not hold the element <{tag}>", "write it in Markdown"))
        for name, value in attrs:
            self._attribute(name, value or "")

    def _attribute(self, name: str, value: str) -> None:
        if name not in _ATTRIBUTES:
            self.found.append((f"{name}=", f"must not hold the attribute '{name}'", "take it out"))
        elif name == "style":
            self.found.append((value, "must not hold styles of its own", "take them out"))
        elif name == "src" and (_SCHEME.match(value) or _UNSEEN.search(value)):
            self.found.append((value, f"must show pictures of its own, not '{value}'", "put it beside the page"))
        elif name == "href" and not _may_lead_to(value):
            remedy = "give an address that begins with https:// or http://, or one of this site"
            self.found.append((value, f"must not lead to '{value}'", remedy))

    def handle_data(self, data: str) -> None:
        if "<" in data:  # Markdown writes one that is text as &lt;
            self.found.append(("<", "must not hold a '<' that begins nothing", "write &lt;"))

    def handle_comment(self, data: str) -> None:
        # Browsers end one at <!--> and <!--->, this parser does not: what follows would go unseen.
        self.found.append((f"<!--{data}", "must not hold a remark", "take it out"))

    def handle_decl(self, decl: str) -> None:
        self.found.append((f"<!{decl}", "must not hold a declaration", "take it out"))

    def handle_pi(self, data: str) -> None:
        self.found.append((f"<?{data}", "must not hold a processing instruction", "take it out"))

    def unknown_decl(self, data: str) -> None:
        self.found.append((f"<![{data}", "must not hold a declaration", "take it out"))


def _may_lead_to(address: str) -> bool:
    if not _SCHEME.match(address):
        return not _UNSEEN.search(address)
    return bool(_MAIL.fullmatch(address)) or is_public_address(address)
