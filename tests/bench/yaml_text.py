"""Records as YAML, laid out like those in data/: quick, because PyYAML takes most of a minute for 40,000 of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_FLOW_LISTS = ("sources", "aliases", "formerly")  # short lists of words, on one line
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 .'()/-]*[A-Za-z0-9.)]|[0-9]{4}(-[0-9]{2}){1,2}(-[a-z0-9-]*[a-z][a-z0-9-]*)?")
_OTHER_VALUES = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def yaml_text(record: Mapping[str, Any]) -> str:
    """A record as the text of its file; values are text, numbers, true or false, and lists of text or of groups."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: Mapping[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        if not isinstance(value, list):
            yield f"{key}: {_scalar(value)}"
        elif key in _FLOW_LISTS:
            yield f"{key}: {_flow(value)}"
        else:
            yield f"{key}:"
            for item in value:
                yield from _item_lines(item)


def _item_lines(item: Any) -> Iterator[str]:
    if not isinstance(item, Mapping):
        yield f"  - {_scalar(item)}"
        return
    lead = "  - "
    for key, value in item.items():
        yield f"{lead}{key}: {_flow(value) if isinstance(value, list) else _scalar(value)}"
        lead = "    "


def _flow(values: list[Any]) -> str:
    return "[" + ", ".join(map(_scalar, values)) + "]"


def _scalar(value: Any) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    is_plain = _PLAIN.fullmatch(value) and value.casefold() not in _OTHER_VALUES
    return value if is_plain else json.dumps(value, ensure_ascii=False)
