"""`make audit`: measures the built site and prints one table; exits with 1 on any shortfall.

Usage: python -m tests.audit.audit build/site [group ...], where a group is one of the names in GROUPS.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.audit.browsed import browsed
from tests.audit.checked import lighthouse, valid, workflows
from tests.audit.measure import Measure, render_table
from tests.audit.served import Site, Zipped, weights
from tests.chromium import CHROMIUM, MISSING, serving

ROOT = Path(__file__).parents[2]
# Lighthouse first: it measures speed, and wants the machine to itself.
GROUPS: dict[str, Callable[[Site, str, str], Iterator[Measure]]] = {
    "lighthouse": lighthouse,
    "weight": lambda site, *_: weights(site),
    "browser": browsed,
    "valid": lambda site, *_: valid(site),
    "workflow": lambda *_: iter([workflows(ROOT)]),
}


def main(folder: str, *wanted: str) -> int:
    """Runs the groups wanted, or all of them."""
    if CHROMIUM is None:
        sys.exit(MISSING)
    for program, package in (("node", "nodejs"), ("java", "default-jre-headless")):
        if shutil.which(program) is None:
            sys.exit(f"no {program} found; on Debian: apt-get install {package}")
    site = Site(Path(folder).resolve(), frozenset(path.name for path in (ROOT / "data").iterdir() if path.is_dir()))
    with serving(site.root, Zipped) as address:
        found = [each for name in wanted or GROUPS for each in GROUPS[name](site, address, CHROMIUM)]
    print(render_table(found))
    return 0 if all(each.ok for each in found) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
