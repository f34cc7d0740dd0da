"""Disk to marked values: reads one YAML file, keeps the place of every key and value, refuses YAML's traps.

Scalars become text, whole numbers, decimals, true/false or nothing, as YAML 1.2's core schema has them; dates stay
text. Whatever other readers of YAML 1.1 would turn into something else (`NO`, `0123`, `12:30`, `1_000`) is refused.
So are YAML's tags, anchors, aliases and directives, files beyond a stated size, depth and number of values, text that
`text_rule` does not let stand (in comments and keys too), what a merge left, and what YAML would take for a remark.

There are two readers. The quick one gives values alone, and gives up at whatever it does not hold sound. The careful
one gives the places too, and refuses: it is asked where the quick one gave up, and once something asks for a place.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.errors import Problem
from generator.inputs import digest
from generator.parsed_files import ParsedFiles
from generator.paths import PUBLISHED_IDS
from generator.text_rule import Fault, faults, is_sound, shortened

KeyPath = tuple[str | int, ...]
Scalar = str | int | Decimal | bool | None

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"(?!-0\.0+\Z)-?(0|[1-9][0-9]{0,14})\.[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Numbers and booleans to some readers of YAML, text or other numbers to others.
_OTHER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0[xo][0-9a-fA-F]+|[yYnN]")
_LINE = 120  # characters, where a record is written out
_NUMBER_TAG = "tag:yaml.org,2002:float"
_TEXT_TAG = "tag:yaml.org,2002:str"
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,79}")
# An unquoted scalar begins so if no reader of YAML takes it for anything but text.
_SURELY_TEXT = re.compile(r"[^-+.0-9<=~\syYnNtTfFoO]|[yYnNtTfFoO].{5}")
_resolve: Callable[..., str] = yaml.resolver.Resolver().resolve  # names what YAML 1.1 takes a scalar for
_LARGEST = 512 * 1024  # bytes of a file
_MOST_NODES = 20_000  # values and keys of a file
_LONGEST = 20_000  # characters of a value
_DEEPEST = 8  # lists and groups within each other
_MOST_FOLDERS = 3  # within each other that are looked through for files that no kind would read
_LONGEST_NAME = 100  # of a file, without its ending
_SEEN_SCALARS = 1 << 15
_BLANKS = " \n\u3000"  # that may stand in text, but not at its ends
_MERGE_MARKER = re.compile(r"^(?:<{7}(?: .*)?|>{7}(?: .*)?|\|{7}(?: .*)?|={7})$", re.MULTILINE)
_MAY_BE_LOST = re.compile(r"[ \t]#[^\s#]")  # to YAML a remark, as in `Wind farm #2`
_LOST = re.compile(r"[ \t]+#[^\s#].*")
# What file systems keep for devices, and what spreadsheets and data frames turn into numbers, days or nothing.
_SURELY_A_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_TAKEN_FOR_A_VALUE = re.compile(
    r"[0-9]+(?:[.e][0-9]+)?|[0-9]{1,4}-[0-9]{1,2}(?:-[0-9]{1,4})?|true|false|nan|null|inf|infinity"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)-?[0-9]{1,4}",
    re.IGNORECASE,
)


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


class _Writer(yaml.CSafeDumper):
    """Writes decimals as they were read."""


_Writer.add_representer(Decimal, lambda writer, number: writer.represent_scalar(_NUMBER_TAG, format(number, "f")))


def yaml_text(value: dict[str, Any]) -> str:
    """A record's plain values as YAML, in their order; it reads back as the same."""
    text: str = yaml.dump(value, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=_LINE)
    return text


def read_yaml(path: Path, shown: str, parsed: ParsedFiles | None = None) -> _Reading:
    """Value, marks of keys, marks of values, and problems of one YAML file; never raises for bad content.

    What `parsed` knows of a file with the same content is not read again.
    """
    seen = path.stat()
    if not stat.S_ISREG(seen.st_mode):
        return _refused(Problem(shown, 1, 1, "", "must be a plain file", "put one in its place"))
    if seen.st_size > _LARGEST:
        message = f"must be no larger than {_LARGEST // 1024} KB"
        return _refused(Problem(shown, 1, 1, "", message, "divide it, or take out what is no record"))
    content = path.read_bytes()
    content_digest = digest(content) if parsed else ""
    known = parsed.value(content_digest) if parsed else None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _refused(_encoding_problem(content, error.start, shown))
    # The mark that some editors set before a text is no part of it; line ends of Windows count as others do.
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        value = _QuickReader(text).value() if known is None else known
    except (_UnsureError, yaml.YAMLError):
        return read_carefully(text, shown)
    if parsed and known is None:
        parsed.add(content_digest, value)
    second = _SecondReading(text)
    return value, _LateMarks(second, of_keys=True), _LateMarks(second, of_keys=False), []


def read_carefully(text: str, shown: str) -> _Reading:
    """The same of a text, by the careful reader."""
    text_faults = list(faults(text))
    refused = _merge_problem(text, shown) or _limit_problem(text, shown)
    if refused and not text_faults:
        return _refused(refused)
    reader = _ValueReader(shown, text, text_faults)
    if refused:
        reader.refuse_faults()
        return {}, {}, {}, reader.problems
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)  # about six times as quick as the one in Python
    except yaml.YAMLError as error:
        reader.refuse_faults()
        if not text_faults:  # which is why it cannot be read, if there are any
            reader.refuse(
                _error_mark(error), "", f"must be YAML: {_error_text(error)}", "mind indents, colons and quotes"
            )
        return {}, {}, {}, reader.problems
    if node is None:
        reader.refuse(Mark(1, 1), "", "must hold a record, the file is empty", "delete it or fill it in")
        return {}, {}, {}, reader.problems
    value = reader.value(node, ())
    reader.refuse_faults()
    return value, reader.key_marks, reader.value_marks, reader.problems


def _refused(problem: Problem) -> _Reading:
    return {}, {}, {}, [problem]


def _encoding_problem(content: bytes, at: int, shown: str) -> Problem:
    """The first byte that is not UTF-8, at its place, and in which encoding the file may be instead."""
    before = content[:at].decode("utf-8")
    line, column = before.count("\n") + 1, at - content.rfind(b"\n", 0, at)
    if line == 1 or len(before) != at:
        column = len(before) - before.rfind("\n")
    likely = _likely_encoding(content)
    message = "must be UTF-8 text, this byte is not" + (f", it may be {likely}" if likely else "")
    return Problem(shown, line, column, "", message, "save the file as UTF-8")


def _likely_encoding(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    for encoding, name in (("shift_jis", "Shift-JIS"), ("euc_jp", "EUC-JP")):
        try:
            decoded = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        kana = sum("\u3041" <= char <= "\u30fe" for char in decoded)
        if kana and kana > sum("\uff61" <= char <= "\uff9f" for char in decoded):
            return name
    return ""


def _merge_problem(text: str, shown: str) -> Problem | None:
    marker = _MERGE_MARKER.search(text)
    if marker is None:
        return None
    mark = mark_at(text, marker.start())
    message = f"must not hold what an unfinished merge left ('{shortened(marker[0], 40)}')"
    return Problem(shown, mark.line, mark.column, "", message, "keep one of the two sides, and take out the markers")


def _limit_problem(text: str, shown: str) -> Problem | None:
    """The first of what YAML has and records must not: it is found before anything of it is built."""
    depth = nodes = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            nodes += isinstance(event, yaml.NodeEvent)
            said = _language_fault(event) or _size_fault(event, depth, nodes)
            if said:
                mark = _mark(event)
                return Problem(shown, mark.line, mark.column, "", *said)
    except yaml.YAMLError:
        return None  # it is said when the values are read
    return None


def _language_fault(event: yaml.Event) -> tuple[str, str] | None:
    """A tag, an anchor, an alias or a directive."""
    if isinstance(event, yaml.AliasEvent):
        return f"must be written out, not repeat '{shortened(str(event.anchor), 40)}'", "write it again"
    if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
        return "must not begin with a directive (%)", "take it out"
    if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
        return f"must not hold an anchor ('&{shortened(event.anchor, 40)}')", "take it out"
    tag = getattr(event, "tag", None)
    if tag is not None:
        return f"must not hold a tag ('{shortened(tag, 60)}')", "take it out, or put the text in quotes"
    return None


def _size_fault(event: yaml.Event, depth: int, nodes: int) -> tuple[str, str] | None:
    if depth > _DEEPEST:
        return "must not nest so deeply", "a record has lists of groups of keys, no more"
    if nodes > _MOST_NODES:
        return f"must not hold more than {_MOST_NODES} keys and values", "divide it"
    if isinstance(event, yaml.ScalarEvent) and len(event.value) > _LONGEST:
        return f"must not hold a text of more than {_LONGEST} characters", "say it in fewer words"
    return None


@dataclass(frozen=True)
class ReadRecords:
    """What stands under data/: records, problems of reading them, and (kind, id) of those that could not be read."""

    records: tuple[MarkedRecord, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[tuple[str, str]]


def read_records(folder: Path, kinds: tuple[str, ...], kept: Path | None = None) -> ReadRecords:
    """All records under data/<kind>/<id>.yaml in order of kind and id. Only plain files in it are read.

    What was read before is kept in the file `kept`.
    """
    parsed = ParsedFiles(kept)
    records: list[MarkedRecord] = []
    problems = list(_file_problems(folder, kinds))
    unread: set[tuple[str, str]] = set()
    for kind in kinds:
        for entry in _visible_entries(folder / kind):
            path = folder / kind / entry.name
            if path.suffix != ".yaml" or not entry.is_file(follow_symlinks=False):
                unread.add((kind, path.stem))
                continue
            shown = f"{folder.name}/{kind}/{entry.name}"
            value, key_marks, value_marks, file_problems = read_yaml(path, shown, parsed)
            problems += file_problems
            if isinstance(value, dict) and value:
                records.append(MarkedRecord(kind, path.stem, shown, value, key_marks, value_marks))
                continue
            unread.add((kind, path.stem))
            if not file_problems:
                problems.append(
                    Problem(shown, 1, 1, "", "must be a record of keys and values", "start with 'name: ...'")
                )
    parsed.keep()
    return ReadRecords(tuple(records), tuple(problems), frozenset(unread))


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _visible_entries(folder: Path) -> list[os.DirEntry[str]]:
    """What stands in a folder of its own, not in one that a link leads to, but for the hidden."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    return [entry for entry in _entries(folder) if not entry.name.startswith(".")]


def _file_problems(folder: Path, kinds: tuple[str, ...]) -> Iterator[Problem]:
    """Whatever is not a plain file that a kind reads, so that nothing a contributor adds is passed over in silence."""
    seen: dict[str, str] = {}
    for shown, entry in _entries_below(folder, folder.name):
        _, *folders, name = shown.split("/")
        if name.startswith("."):
            message = "is hidden, and so it is not read"
            yield Problem(shown, 1, 1, "", message, "rename it if it is a record", is_warning=True)
            continue
        if shown == f"{folder.name}/{PUBLISHED_IDS}" and entry.is_file(follow_symlinks=False):
            continue
        twin = seen.setdefault(shown.casefold(), shown)
        if twin == shown and len(folders) == 1 and folders[0] in kinds and _is_surely_a_record(entry):
            continue
        said = _entry_fault(entry, len(folders)) or _place_fault(folder.name, folders, name, kinds)
        if twin != shown and said is None:
            said = (f"must differ in more than the case of letters from {twin}", "rename one of the two")
        said = said or _name_fault(name.removesuffix(".yaml"))
        if said and said is not _FOLDER:
            yield Problem(shown, 1, 1, "", *said)


def _is_surely_a_record(entry: os.DirEntry[str]) -> bool:
    stem = entry.name.removesuffix(".yaml")
    is_named = len(stem) == len(entry.name) - len(".yaml") and _SURELY_A_NAME.fullmatch(stem)
    return bool(is_named) and _name_fault(stem) is None and entry.is_file(follow_symlinks=False)


_FOLDER = ("", "")  # of a folder whose files are looked at by themselves


def _entry_fault(entry: os.DirEntry[str], depth: int) -> tuple[str, str] | None:
    """What is wrong with an entry that is no plain file."""
    if entry.is_symlink():
        return "must be a file of its own, not a link", "put the file in its place"
    if entry.is_dir(follow_symlinks=False):
        if depth > _MOST_FOLDERS:
            return "must not stand in so many folders", "put records in the folder of their kind"
        is_empty_file = depth > 0 and not _entries(entry.path)
        return ("must be a file, not a folder", "take the folder away") if is_empty_file else _FOLDER
    mode = entry.stat(follow_symlinks=False).st_mode
    if not stat.S_ISREG(mode):
        names = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
        return f"must be a plain file, not {names.get(stat.S_IFMT(mode), 'a device')}", "take it away"
    return None


def _place_fault(root: str, folders: Sequence[str], name: str, kinds: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with where a file stands, or how its name ends."""
    suffix = Path(name).suffix
    if len(folders) != 1 or folders[0] not in kinds:
        parent = folders[-1] if folders else root
        return f"must stand in a folder named for a kind, not in '{parent}/'", "one of: " + ", ".join(kinds)
    return (f"must end in '.yaml', not in '{suffix}'", "rename the file") if suffix != ".yaml" else None


def _name_fault(stem: str) -> tuple[str, str] | None:
    """What is wrong with the name of a record's file, which is its id."""
    fault = None if _SURELY_A_NAME.fullmatch(stem) else next(faults(stem, line_ends=False), None)
    if fault:
        return f"must have a name without {fault.what}", "rename the file"
    if len(stem) > _LONGEST_NAME:
        return f"must have a name of at most {_LONGEST_NAME} characters", "rename the file"
    if _DEVICE.fullmatch(stem):
        return f"must not be called '{stem}', which Windows keeps for a device", "rename the file"
    if _TAKEN_FOR_A_VALUE.fullmatch(stem):
        return f"must not be called '{stem}', which spreadsheets take for a value", "rename the file"
    return None


def _entries_below(folder: str | Path, shown: str, depth: int = 0) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """What stands in a folder and in the folders in it, in order, with the path to show."""
    for entry in _entries(folder):
        path = f"{shown}/{entry.name}"
        yield path, entry
        is_open = entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
        if is_open and depth <= _MOST_FOLDERS:
            yield from _entries_below(entry.path, path, depth + 1)


class _UnsureError(Exception):
    """Raised by the quick reader where the careful one must look."""


class _QuickReader:
    """Turns YAML into values as `_ValueReader` would, without places; unsure wherever that one might refuse."""

    def __init__(self, text: str) -> None:
        if not is_sound(text) or _may_hold_marker(text) or (" #" in text and _MAY_BE_LOST.search(text)):
            raise _UnsureError
        if len(text) > _MOST_NODES and _may_have_many(text) and _has_many_events(text):
            raise _UnsureError
        self._may_escape = "\\" in text
        self._next: Callable[[], Any] = yaml.CSafeLoader(text).get_event

    def value(self) -> Any:
        """The value of the one document. Raises _UnsureError or YAMLError."""
        self._next()  # the beginning of the stream
        document = self._next()
        if type(document) is not yaml.DocumentStartEvent or document.version or document.tags:
            raise _UnsureError
        value = self._value(self._next(), 0)
        self._next()  # the end of the document
        if type(self._next()) is not yaml.StreamEndEvent:
            raise _UnsureError
        return value

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent and event.tag is None and event.anchor is None:
            text = event.value
            return self._text(text) if event.style else _quick_plain(text)
        if depth >= _DEEPEST or kind not in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            raise _UnsureError  # an alias, among others
        if event.tag is not None or event.anchor is not None:
            raise _UnsureError
        if kind is yaml.MappingStartEvent:
            return self._mapping(depth + 1)
        items = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._value(event, depth + 1))
        return items

    def _text(self, text: str) -> str:
        """A scalar that is quoted or in a block, if it holds something to see, and nothing unseen by an escape."""
        if text and (text[0] in _BLANKS or text[-1] in _BLANKS or len(text) > _LONGEST):
            raise _UnsureError
        if self._may_escape and not is_sound(text):
            raise _UnsureError
        return text

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


def _may_hold_marker(text: str) -> bool:
    """Whether something may be what a merge left; quicker than the pattern."""
    return ("<<<<<<<" in text or ">>>>>>>" in text or "=======" in text or "|||||||" in text) and bool(
        _MERGE_MARKER.search(text)
    )


def _may_have_many(text: str) -> bool:
    """Whether there are more than the most values, counted generously: by what may stand before one."""
    return sum(map(text.count, (",", "\n", ":", "[", "{", "- ", "? "))) >= _MOST_NODES


def _has_many_events(text: str) -> bool:
    """Whether YAML finds more than the most values, or about as many beginnings and ends of lists and groups."""
    next_event = yaml.CSafeLoader(text).get_event
    return not any(type(next_event()) is yaml.StreamEndEvent for _ in range(_MOST_NODES))


@lru_cache(maxsize=_SEEN_SCALARS)
def _quick_plain(text: str) -> Scalar:
    """The value of an unquoted scalar, if every reader agrees on it."""
    if not text:
        return None
    if text[0] in _BLANKS or text[-1] in _BLANKS or len(text) > _LONGEST:
        raise _UnsureError
    if _SURELY_TEXT.match(text):
        return text
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

    def __init__(self, shown: str, text: str, text_faults: Sequence[Fault]) -> None:
        self.shown = shown
        self.key_marks: dict[KeyPath, Mark] = {}
        self.value_marks: dict[KeyPath, Mark] = {}
        self.problems: list[Problem] = []
        self._text = text
        self._faults = list(text_faults)  # that no value was found to hold yet

    def refuse(self, mark: Mark, key: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.shown, mark.line, mark.column, key, message, remedy))

    def refuse_faults(self, node: yaml.Node | None = None, key: str = "") -> bool:
        """Notes the faults of the text, each at its place: those within a node, or all that are left."""
        first, last = (0, len(self._text)) if node is None else (node.start_mark.index, node.end_mark.index)
        within = [fault for fault in self._faults if first <= fault.at < last]
        for fault in within:
            self._faults.remove(fault)
            self.refuse(mark_at(self._text, fault.at), key, f"must not hold {fault.what}", fault.remedy)
        return bool(within)

    def value(self, node: yaml.Node, at: KeyPath) -> Any:
        self.value_marks[at] = _mark(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, at)

    def _mapping(self, node: yaml.MappingNode, at: KeyPath) -> dict[str, Any]:
        result: dict[str, Any] = {}
        repeated: set[str] = set()
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            where = (*at, key)
            if not _KEY.fullmatch(key):
                if not self.refuse_faults(key_node, dotted(where)):
                    self.refuse(_mark(key_node), dotted(where), f"must be a plain key, not '{key}'", "rename it")
            elif key in result:
                if key not in repeated:  # it is said once, however often it stands
                    self._refuse_repeated(key_node, where)
                repeated.add(key)
            else:
                self.key_marks[where] = _mark(key_node)
                result[key] = self.value(value_node, where)
        return result

    def _refuse_repeated(self, key_node: yaml.Node, where: KeyPath) -> None:
        message = f"must stand once, it stands on line {self.key_marks[where].line} already"
        self.refuse(_mark(key_node), dotted(where), message, "keep one of the two")

    def _scalar(self, node: yaml.Node, at: KeyPath) -> Scalar:
        assert isinstance(node, yaml.ScalarNode)
        text: str = node.value
        if self.refuse_faults(node, dotted(at)) or self._is_spoiled(node, at):
            return text or None  # what is said of it is enough
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
            f"must be quoted or rewritten, other readers take {shortened(text, 60)} for another value",
            f"write '{shortened(text, 60)}' in quotes if it is text, or the plain number or true/false",
        )
        return text

    def _is_spoiled(self, node: yaml.ScalarNode, at: KeyPath) -> bool:
        """Whether a value holds what came in by an escape, begins or ends in blanks, or goes on as a remark."""
        text: str = node.value
        fault = next(faults(text), None)
        lost = None if node.style else _LOST.match(self._text, node.end_mark.index)
        if fault:
            said = (f"must be words that can be seen, not hold {fault.what}", fault.remedy)
        elif text and text.isspace():
            said = ("must be words that can be seen, not blanks alone", "write it anew")
        elif text and (text[0] in _BLANKS or text[-1] in _BLANKS):
            is_block = node.style in ("|", ">")
            said = (
                "must not begin or end with a blank or a line end",
                f"write '{node.style}-' for '{node.style}'" if is_block else "take it out",
            )
        elif lost:
            said = (
                f"must be in quotes, YAML takes '{shortened(lost[0].strip(), 60)}' for a remark",
                "put the text in quotes, or a blank behind the #",
            )
        else:
            return False
        self.refuse(_mark(node), dotted(at), *said)
        return True


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


def mark_at(text: str, at: int) -> Mark:
    """The place of a character of a text."""
    return Mark(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _mark(node: yaml.Node | yaml.Event) -> Mark:
    assert node.start_mark is not None
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)


def _error_mark(error: yaml.YAMLError) -> Mark:
    mark = getattr(error, "problem_mark", None)
    return Mark(mark.line + 1, mark.column + 1) if mark else Mark(1, 1)


def _error_text(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error).splitlines()[0]
