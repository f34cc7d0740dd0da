"""Writes site/theme/js/vega-licences.txt from a folder node_modules with Vega, Vega-Lite and Vega-Embed in it."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

MAIN = ("vega", "vega-embed", "vega-lite")
ROOTS = (*MAIN, "lodash.debounce")  # vl-convert's bundle has that too
# Asked for by command lines and type checkers alone, which are not bundled.
NOT_BUNDLED = {"commander", "iconv-lite", "rw", "vega-typings", "yargs"}
TARGET = Path(__file__).parents[1] / "theme" / "js" / "vega-licences.txt"
LINE = "-" * 80


def bundled(modules: Path) -> dict[str, dict[str, object]]:
    """The packages that the roots use, by name, as their package.json tells of them."""
    found: dict[str, dict[str, object]] = {}
    asked = list(ROOTS)
    while asked:
        name = asked.pop()
        if name in found or name in NOT_BUNDLED:
            continue
        found[name] = json.loads((modules / name / "package.json").read_text(encoding="utf-8"))
        asked += found[name].get("dependencies", {})  # type: ignore[call-overload]
    return dict(sorted(found.items()))


def licence_text(folder: Path) -> str:
    """The licence that stands in a package. Raises StopIteration where none does."""
    path = next(path for path in sorted(folder.iterdir()) if path.name.lower().startswith("licen"))
    return "\n".join(line.rstrip() for line in path.read_text(encoding="utf-8").strip().splitlines())


def main(modules: Path) -> None:
    """Writes the texts, each once, under the packages that it is for."""
    packages = bundled(modules)
    by_text: dict[str, list[str]] = defaultdict(list)
    for name, about in packages.items():
        version = f" {about['version']}" if name in MAIN else ""
        by_text[licence_text(modules / name)].append(f"{name}{version} ({about['license']})")
    parts = ["Licences of what js/vega.js bundles: Vega, Vega-Lite, Vega-Embed and the packages that they use."]
    parts += [f"{LINE}\n{chr(10).join(names)}\n{LINE}\n\n{text}" for text, names in by_text.items()]
    TARGET.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
