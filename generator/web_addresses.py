"""Addresses that may be published as links: plain ones of public hosts, and nothing that only looks like one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.text_rule import is_one_word_of_look_alikes, is_sound

_LONGEST = 2000
_LONGEST_HOST = 253
_HIGHEST_PORT = 65535
_ADDRESSES = 1 << 14  # that are remembered
_ADDRESS = re.compile(r"https?://([^/?#]{1,300})([/?#].*|)", re.DOTALL)
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII | re.IGNORECASE)
_PORT = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
_LAST_LABEL = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]", re.ASCII | re.IGNORECASE)
# Blanks, quotes, brackets and what browsers read in another way; a percent sign without a number; hidden controls.
_BAD_IN_PATH = re.compile(r"[\s\"'`<>{}\[\]\\^|]|%(?![0-9A-Fa-f]{2})|%(?:[01][0-9A-Fa-f]|7[Ff]|5[Cc])")
_HEXADECIMAL = re.compile(r"0x[0-9a-f]*", re.ASCII | re.IGNORECASE)
# Ends of host names that no public network knows, and services that lead any name to any number.
_NOT_PUBLIC = (
    *("localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "arpa"),
    *(
        "test",
        "example",
        "invalid",
        "onion",
        "alt",
        "nip.io",
        "sslip.io",
        "xip.io",
        "localtest.me",
        "lvh.me",
        "vcap.me",
    ),
)


@lru_cache(maxsize=_ADDRESSES)
def is_public_address(text: str) -> bool:
    """Whether `text` is an address of http(s) with a plain public host, and with nothing unseen or out of place."""
    if len(text) > _LONGEST or not is_sound(text, line_ends=False):
        return False
    found = _ADDRESS.fullmatch(text)
    if found is None or _BAD_IN_PATH.search(found[2]):
        return False
    host, colon, port = found[1].partition(":")
    if colon and not (_PORT.fullmatch(port) and int(port) <= _HIGHEST_PORT):
        return False
    return _is_public_host(host)


def _is_public_host(host: str) -> bool:
    labels = host.lower().split(".")
    if len(host) > _LONGEST_HOST or len(labels) == 1 or not all(map(_is_label, labels)):
        return False
    if labels[-1].isascii() and not _LAST_LABEL.fullmatch(labels[-1]):  # a number, be it one of four
        return False
    if _HEXADECIMAL.fullmatch(labels[-1]):
        return False
    dotted = "." + ".".join(labels)
    return not any(dotted.endswith(f".{end}") for end in _NOT_PUBLIC)


def _is_label(label: str) -> bool:
    if label.startswith("xn--"):
        return _LABEL.fullmatch(label) is not None and _is_international(_decoded(label))
    if label.isascii():
        return _LABEL.fullmatch(label) is not None and label[2:4] != "--"
    return _is_international(label)


def _decoded(label: str) -> str:
    """An ASCII-compatible label as it reads; empty if it is none."""
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError, ValueError):
        return ""


def _is_international(label: str) -> bool:
    """Whether a label is made of letters, digits and hyphens in their plain forms, and reads like no Latin one."""
    if not label or label.isascii() or not is_sound(label, line_ends=False) or is_one_word_of_look_alikes(label):
        return False
    if unicodedata.normalize("NFKC", label).casefold() != label or label[0] == "-" or label[-1] == "-":
        return False
    return all(char == "-" or unicodedata.category(char)[0] in "LMN" for char in label)
