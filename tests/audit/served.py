"""The built site as a server sends it: which pages there are, what each weighs over the wire, and a server to ask."""

from __future__ import annotations

import gzip
import mimetypes
import re
import statistics
import urllib.parse
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from tests.audit.measure import Measure
from tests.chromium import Quiet

TEXT = re.compile(r"text/|application/(json|xml|javascript)|\+xml")
FRONT_PAGE, RECORD_PAGE = 60_000, 30_000  # bytes over the wire, with all that is asked for
LINKED = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}


class Site:
    """A folder of built pages. An address is a path from the root: "" is the front page."""

    def __init__(self, root: Path, kinds: frozenset[str]) -> None:
        self.root = root
        self.kinds = kinds
        self.addresses = sorted(
            path.relative_to(root).as_posix().removesuffix("index.html") for path in root.rglob("*.html")
        )

    def file(self, address: str) -> Path:
        """The file that answers at an address."""
        return self.root / (f"{address}index.html" if address.endswith("/") or not address else address)

    def records(self, kind: str) -> list[str]:
        """Record pages of a kind."""
        return [address for address in self.addresses if re.fullmatch(rf"{kind}/[^/]+/", address)]

    def one_of_each(self) -> list[str]:
        """The front page, every list, and of the pages beneath a list the heaviest: every template, at its worst."""
        groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for address in self.addresses:
            if not self.redirects(address):
                groups[_shape(address)].append(address)
        return sorted(max(group, key=lambda address: self.file(address).stat().st_size) for group in groups.values())

    def redirects(self, address: str) -> bool:
        """Whether a page only leads to another."""
        return 'http-equiv="refresh"' in self.file(address).read_text(encoding="utf-8")[:2000]

    def heaviest(self, folder: str) -> str | None:
        """The heaviest page beneath a folder, if there is any."""
        return max(self.records(folder), key=lambda address: self.file(address).stat().st_size, default=None)


def _shape(address: str) -> tuple[str, ...]:
    """What an address has in common with others of its template: every second part is the name of one of many."""
    language, rest = re.fullmatch(r"([a-z]{2}/|)(.*)", address).groups()  # type: ignore[union-attr]
    parts = rest.rstrip("/").split("/")
    return language, *("*" if number % 2 else part for number, part in enumerate(parts))


@cache
def sent(path: Path) -> bytes:
    """A file as it goes over the wire: gzip for text, as GitHub Pages does it."""
    data = path.read_bytes()
    return gzip.compress(data, 6, mtime=0) if TEXT.search(kind_of(path)) else data


def kind_of(path: Path) -> str:
    """Media type by name."""
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


class _Asked(HTMLParser):
    """Addresses that a browser asks for when it loads a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and LINKED & set(given.get("rel", "").split()):
            self.found.append(given.get("href", ""))
        if tag in ("script", "img", "iframe", "source", "embed", "audio", "video"):
            each = [given.get("src", ""), *(part.split()[0] for part in given.get("srcset", "").split(",") if part)]
            self.found += filter(None, each)


def asked(site: Site, address: str) -> list[str]:
    """Everything that loading a page asks for, the page first; with what its style sheets ask for."""
    reader = _Asked()
    reader.feed(site.file(address).read_text(encoding="utf-8"))
    found = [address]
    for link in reader.found:
        each = urllib.parse.urljoin(f"/{address}", link).lstrip("/")
        found.append(each)
        if each.endswith(".js"):
            found += _imported(site, each)
        if each.endswith(".css"):
            links = re.findall(r"url\(['\"]?([^'\")]+)", site.file(each).read_text(encoding="utf-8"))
            found += [urllib.parse.urljoin(f"/{each}", one).lstrip("/") for one in links if not one.startswith("data:")]
    return list(dict.fromkeys(found))


def _imported(site: Site, script: str) -> Iterator[str]:
    """Modules that a module asks for when it is read, and those that they ask for."""
    for link in re.findall(r'^import .*?"([^"]+)";$', site.file(script).read_text(encoding="utf-8"), re.MULTILINE):
        each = urllib.parse.urljoin(f"/{script}", link).lstrip("/")
        yield each
        yield from _imported(site, each)


def weight(site: Site, address: str) -> int:
    """Bytes over the wire for a page with all that it asks for."""
    return sum(len(sent(site.file(each.partition("?")[0]))) for each in asked(site, address))


def weights(site: Site) -> Iterator[Measure]:
    """Front pages, those of vehicles too, and record pages: median and worst of each kind."""
    for address in ("", "ja/"):
        front = weight(site, address)
        yield Measure(
            "weight, all requests",
            f"/{address}",
            f"<= {FRONT_PAGE / 1000:.0f} kB",
            f"{front / 1000:.1f} kB",
            front <= FRONT_PAGE,
        )
    for kind in sorted(f"{root}{kind}" for root in ("", "ja/") for kind in site.kinds):
        found = sorted((weight(site, address), address) for address in site.records(kind))
        if found:
            worst, address = found[-1]
            median = statistics.median(size for size, _ in found)
            words = f"median {median / 1000:.1f}, worst {worst / 1000:.1f} kB"
            most = FRONT_PAGE if kind.endswith("vehicles") else RECORD_PAGE
            over = tuple(f"{size / 1000:.1f} kB {each}" for size, each in found if size > most)
            yield _weighed(f"{len(found)} {kind}: {address}", most, words, over)


def _weighed(pages: str, most: int, found: str, over: tuple[str, ...]) -> Measure:
    return Measure("weight, all requests", pages, f"<= {most / 1000:.0f} kB", found, not over, over)


class Zipped(Quiet):
    """Serves as a good host would: text compressed, and the page for addresses that lead nowhere."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory) / "404.html"
        data = sent(path)
        self.send_response(200 if found else 404)
        kind = kind_of(path)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if TEXT.search(kind) else kind)
        if TEXT.search(kind):
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
