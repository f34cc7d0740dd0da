"""JSON files of the project itself (colours, maps): read, and refused with their place where they are not sound."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any, NoReturn

from generator.errors import BuildError
from generator.shapes import Check, ShapeError

_LARGEST = 8 * 1024 * 1024  # bytes


def read_json(path: Path, shape: Check) -> Any:
    """The value of a JSON file. Raises BuildError, which names the file and the place in it."""
    seen = path.stat()
    if not stat.S_ISREG(seen.st_mode):
        raise BuildError(f"{path}: must be a plain file")
    if seen.st_size > _LARGEST:
        raise BuildError(f"{path}: must be no larger than {_LARGEST // 1024} KB")
    try:
        value = json.loads(
            path.read_bytes().decode("utf-8"), object_pairs_hook=_without_twins, parse_constant=_refuse_constant
        )
        shape(value, ())
    except json.JSONDecodeError as error:
        raise BuildError(f"{path}:{error.lineno}:{error.colno}: {error.msg}") from error
    except ShapeError as error:
        where = ".".join(map(str, error.at))
        raise BuildError(f"{path}: {where}: {error.message}" if where else f"{path}: {error.message}") from error
    except (ValueError, RecursionError) as error:
        raise BuildError(f"{path}: {error}") from error
    return value


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        names = [name for name, _ in pairs]
        twin = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"'{twin}' must stand once")
    return result


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
