"""The style sheet: its parts in site/styles/ joined into one file, so that a page asks for it once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.colours import OTHER_SIDE, SIDE, Colours

# A later part may override an earlier one, so their order is part of the style.
PARTS = (
    "tokens",
    "base",
    "frame",
    "components",
    "records",
    "tables",
    "charts",
    "controls",
    "lists",
    "search",
    "print",
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def render_stylesheet(folder: Path, colours: Colours) -> str:
    """The whole style sheet: the custom properties of `colours`, then the parts in `folder`, minified."""
    parts = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in PARTS]
    return _minified("\n".join([_custom_properties(colours), _sides(colours), *parts]))


def _custom_properties(colours: Colours) -> str:
    own = {name: colour for name, colour in colours.light.items() if name not in colours.aliases}
    dark = {name: colours.dark[name] for name in own if colours.dark[name] != own[name]}
    aliases = {name: f"var(--{other})" for name, other in colours.aliases.items()}
    blocks = [
        _root({**own, **aliases}),
        f"@media (prefers-color-scheme: dark) {{\n{_root(dark)}\n}}",
        f"@media print {{\n{_root(colours.print)}\n}}",
    ]
    return "\n".join(blocks)


def _sides(colours: Colours) -> str:
    """Classes of sides: each has the colour of its name, one without a colour that of no side in particular."""
    names = [name for name in colours.light if name.startswith(SIDE) and name != OTHER_SIDE]
    own = [f".{name} {{\n--side: var(--{name});\n}}" for name in names]
    return "\n".join([f".side,\n.side-tag {{\n--side: var(--{OTHER_SIDE});\n}}", *own])


def _root(values: Mapping[str, str]) -> str:
    return "\n".join([":root {", *(f"--{name}: {value};" for name, value in values.items()), "}"])


def _minified(text: str) -> str:
    """Without comments, blank lines and indents; a rule stands in one line."""
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return "".join(_joined(line for line in lines if line))


def _joined(lines: Iterable[str]) -> Iterable[str]:
    for line in lines:
        if line == "}":
            yield "}\n"
        elif line.endswith((";", ",", "{")):
            yield line
        else:
            yield f"{line} "  # a value goes on in the next line
