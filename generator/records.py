"""Disk to marked values: reads one YAML file, keeps the place of every key and value, refuses YAML's traps.

Scalars become text, whole numbers, decimals, true/false or nothing, as YAML 1.2's core schema has them; dates stay
text. Whatever other readers of YAML 1.1 would turn into something else (`NO`, `0123`, `12:30`, `1_000`) is refused.

There are two readers. The quick one gives values alone, and gives up at whatever it does not hold sound. The careful
one gives the places too, and refuses: it is asked where the quick one gave up, and once something asks for a place.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.errors import Problem

KeyPath = tuple[str | int, ...]
Scalar = str | int | Decimal | bool | None

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Numbers and booleans to some readers of YAML, text or other numbers to others.
_OTHER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+|[yYnN]")
_TEXT_TAG = "tag:yaml.org,2002:str"
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# An unquoted scalar begins so if no reader of YAML takes it for anything but text.
_SURELY_TEXT = re.compile(r"[^-+.0-9<=~\syYnNtTfFoO]|[yYnNtTfFoO].{5}")
_resolve: Callable[..., str] = yaml.resolver.Resolver().resolve  # names what YAML 1.1 takes a scalar for
_DEEPEST = 20  # lists and groups within each other that the quick reader follows
_SEEN_SCALARS = 1 << 15


@dataclass(frozen=True)
class Mark:
    """A place in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class MarkedRecord:
    """A record as read: plain values, and where each key and each value stands."""

    kind: str
    id: str
    path: str
    value: dict[str, Any]
    key_marks: Mapping[KeyPath, Mark] = field(repr=False)
    value_marks: Mapping[KeyPath, Mark] = field(repr=False)


_Reading = tuple[Any, Mapping[KeyPath, Mark], Mapping[KeyPath, Mark], list[Problem]]


def read_yaml(path: Path, shown: str) -> _Reading:
    """Value, marks of keys, marks of values, and problems of one YAML file; never raises for bad content."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
        value = _QuickReader(text).value()
    except UnicodeDecodeError as error:
        reader = _ValueReader(shown)
        reader.refuse(Mark(1, 1), "", f"must be UTF-8 text, byte {error.start} is not", "save the file as UTF-8")
        return {}, {}, {}, reader.problems
    except (_UnsureError, yaml.YAMLError):
        return read_carefully(text, shown)
    second = _SecondReading(text)
    return value, _LateMarks(second, of_keys=True), _LateMarks(second, of_keys=False), []


def read_carefully(text: str, shown: str) -> _Reading:
    """The same of a text, by the careful reader."""
    reader = _ValueReader(shown)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)  # about six times as quick as the one in Python
    except yaml.YAMLError as error:
        reader.refuse(_error_mark(error), "", f"must be YAML: {_error_text(error)}", "mind indents, colons and quotes")
        return {}, {}, {}, reader.problems
    if node is None:
        reader.refuse(Mark(1, 1), "", "must hold a record, the file is empty", "delete it or fill it in")
        return {}, {}, {}, reader.problems
    try:
        value = reader.value(node, ())
    except RecursionError:
        reader.refuse(Mark(1, 1), "", "must not nest so deeply", "a record has lists of groups of keys, no more")
        return {}, {}, {}, reader.problems
    return value, reader.key_marks, reader.value_marks, reader.problems


@dataclass(frozen=True)
class ReadRecords:
    """What stands under data/: records, problems of reading them, and (kind, id) of those that could not be read."""

    records: tuple[MarkedRecord, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[tuple[str, str]]


def read_records(folder: Path, kinds: tuple[str, ...]) -> ReadRecords:
    """All records under data/<kind>/<id>.yaml in order of kind and id."""
    records: list[MarkedRecord] = []
    problems = list(_unexpected_files(folder, kinds))
    unread: set[tuple[str, str]] = set()
    for kind in kinds:
        for path in _visible_files(folder / kind):
            if path.suffix != ".yaml":
                unread.add((kind, path.stem))
                continue
            shown = f"{folder.name}/{kind}/{path.name}"
            value, key_marks, value_marks, file_problems = read_yaml(path, shown)
            problems += file_problems
            if isinstance(value, dict) and value:
                records.append(MarkedRecord(kind, path.stem, shown, value, key_marks, value_marks))
                continue
            unread.add((kind, path.stem))
            if not file_problems:
                problems.append(
                    Problem(shown, 1, 1, "", "must be a record of keys and values", "start with 'name: ...'")
                )
    return ReadRecords(tuple(records), tuple(problems), frozenset(unread))


def _visible_entries(folder: str | Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)


def _visible_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [folder / entry.name for entry in _visible_entries(folder) if entry.is_file()]


def _unexpected_files(folder: Path, kinds: tuple[str, ...]) -> Iterator[Problem]:
    """Files that no kind would read, so that nothing a contributor adds is passed over in silence."""
    for shown, entry in _entries_below(folder, folder.name):
        if not entry.is_file():
            if entry.is_symlink():
                yield Problem(shown, 1, 1, "", "must be a file of its own, not a link", "put the file in its place")
            continue
        _, *folders, name = shown.split("/")
        suffix = Path(name).suffix
        if len(folders) != 1 or folders[0] not in kinds:
            parent = folders[-1] if folders else folder.name
            message = f"must stand in a folder named for a kind, not in '{parent}/'"
            yield Problem(shown, 1, 1, "", message, "one of: " + ", ".join(kinds))
        elif suffix != ".yaml":
            yield Problem(shown, 1, 1, "", f"must end in '.yaml', not in '{suffix}'", "rename the file")


def _entries_below(folder: str | Path, shown: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """What stands in a folder and in the folders in it, but for the hidden, in order, with the path to show."""
    for entry in _visible_entries(folder):
        path = f"{shown}/{entry.name}"
        yield path, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries_below(entry.path, path)


class _UnsureError(Exception):
    """Raised by the quick reader where the careful one must look."""


class _QuickReader:
    """Turns YAML into values as `_ValueReader` would, without places; unsure wherever that one might refuse."""

    def __init__(self, text: str) -> None:
        self._next: Callable[[], Any] = yaml.CSafeLoader(text).get_event

    def value(self) -> Any:
        """The value of the one document. Raises _UnsureError or YAMLError."""
        self._next(), self._next()  # the beginnings of stream and document
        value = self._value(self._next(), 0)
        self._next()  # the end of the document
        if type(self._next()) is not yaml.StreamEndEvent:
            raise _UnsureError
        return value

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent and event.tag is None and event.anchor is None:
            text = event.value
            return _quick_text(text) if event.style else _quick_plain(text)
        if depth > _DEEPEST or kind not in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            raise _UnsureError  # an alias, among others
        if event.tag is not None or event.anchor is not None:
            raise _UnsureError
        if kind is yaml.MappingStartEvent:
            return self._mapping(depth + 1)
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._value(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while type(event := self._next()) is yaml.ScalarEvent:
            key = _quick_key(event.value)
            if key in result or event.tag is not None or event.anchor is not None:
                raise _UnsureError
            result[key] = self._value(self._next(), depth)
        if type(event) is not yaml.MappingEndEvent:
            raise _UnsureError
        return result


@lru_cache(maxsize=_SEEN_SCALARS)
def _quick_key(text: str) -> str:
    """A key, as the one text of all that are equal to it, by which it is quickly found again."""
    if not _KEY.fullmatch(text):
        raise _UnsureError
    return sys.intern(text)


def _quick_text(text: str) -> str:
    """A scalar that is quoted or in a block, if it holds something to see and nothing unseen."""
    if (text and text.isspace()) or _CONTROL.search(text):
        raise _UnsureError
    return text


@lru_cache(maxsize=_SEEN_SCALARS)
def _quick_plain(text: str) -> Scalar:
    """The value of an unquoted scalar, if every reader agrees on it."""
    if _SURELY_TEXT.match(text):
        return text
    if not text:
        return None
    if text.isspace():
        raise _UnsureError
    if _is_agreed(text):
        return _plain_value(text)
    is_text = _resolve(yaml.ScalarNode, text, (True, False)) == _TEXT_TAG
    if is_text and not _OTHER.fullmatch(text):
        return text
    raise _UnsureError


class _SecondReading:
    """The careful reading of a text that was read quickly, done once something asks for a place."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def marks(self) -> tuple[Mapping[KeyPath, Mark], Mapping[KeyPath, Mark]]:
        """Places of keys and of values."""
        return read_carefully(self._text, "")[1:3]


class _LateMarks(Mapping[KeyPath, Mark]):
    """The places of a record's keys, or of its values."""

    def __init__(self, reading: _SecondReading, *, of_keys: bool) -> None:
        self._reading = reading
        self._of_keys = of_keys

    @property
    def _marks(self) -> Mapping[KeyPath, Mark]:
        return self._reading.marks[0 if self._of_keys else 1]

    def __getitem__(self, at: KeyPath) -> Mark:
        return self._marks[at]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


class _ValueReader:
    """Turns composed YAML nodes into values, noting marks and problems on the way."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.key_marks: dict[KeyPath, Mark] = {}
        self.value_marks: dict[KeyPath, Mark] = {}
        self.problems: list[Problem] = []
        self.seen: dict[int, Mark] = {}  # an alias gives the node of its anchor once more

    def refuse(self, mark: Mark, key: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.shown, mark.line, mark.column, key, message, remedy))

    def value(self, node: yaml.Node, at: KeyPath) -> Any:
        self.value_marks[at] = _mark(node)
        if id(node) in self.seen:
            first = self.seen[id(node)]
            message = f"must be written out, it repeats what stands on line {first.line}"
            self.refuse(_mark(node), dotted(at), message, "write it again")
            return None
        self.seen[id(node)] = _mark(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, at)

    def _mapping(self, node: yaml.MappingNode, at: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            where = (*at, key)
            if not _KEY.fullmatch(key):
                self.refuse(_mark(key_node), dotted(where), f"must be a plain key, not '{key}'", "rename it")
                continue
            if key in result:
                first = self.key_marks[where]
                self.refuse(
                    _mark(key_node),
                    dotted(where),
                    f"must stand once, it stands on line {first.line} already",
                    "keep one of the two",
                )
                continue
            self.key_marks[where] = _mark(key_node)
            result[key] = self.value(value_node, where)
        return result

    def _scalar(self, node: yaml.Node, at: KeyPath) -> Scalar:
        assert isinstance(node, yaml.ScalarNode)
        text: str = node.value
        unseen = _CONTROL.search(text)
        if unseen or (text and text.isspace()):
            content = f"a control character (U+{ord(unseen[0]):04X})" if unseen else "blanks alone"
            self.refuse(_mark(node), dotted(at), f"must be words that can be seen, not {content}", "write it anew")
            return None
        if node.style:  # quoted or in a block: text as it stands
            return text
        if not text:
            return None
        if _is_agreed(text):
            return _plain_value(text)
        if node.tag == _TEXT_TAG and not _OTHER.fullmatch(text):
            return text
        self.refuse(
            _mark(node),
            dotted(at),
            f"must be quoted or rewritten, other readers take {text} for another value",
            f"write '{text}' in quotes if it is text, or the plain number or true/false",
        )
        return text


def _is_agreed(text: str) -> bool:
    """Whether every reader of YAML takes an unquoted scalar that is no text for the same value."""
    if text in ("null", "~", "true", "false"):
        return True
    return any(pattern.fullmatch(text) for pattern in (_INTEGER, _DECIMAL, _DATE))


def _plain_value(text: str) -> Scalar:
    """The value of an unquoted scalar on which readers agree."""
    if text in ("null", "~"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def dotted(at: KeyPath) -> str:
    """A key path as people write it: claims[2].value, counting list items from 1."""
    text = ""
    for part in at:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{part}" if text else part
    return text


def _mark(node: yaml.Node) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)


def _error_mark(error: yaml.YAMLError) -> Mark:
    mark = getattr(error, "problem_mark", None)
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def _error_text(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error).splitlines()[0]
