"""Frictionless's own validation of the record tables in a built data package: `python -m ... PACKAGE_FOLDER`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from frictionless import Package


def main(folder: Path) -> None:
    """Validates the tables whose rows stand in records, as CSV; ends with an error if Frictionless finds one."""
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"] = [resource for resource in descriptor["resources"] if not resource["derived"]]
    report = Package.from_descriptor(descriptor, basepath=str(folder)).validate()
    if not report.valid:
        sys.exit(str(report.to_summary()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
