"""How a value stands in a cell of CSV, and as a value of JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def cell(value: Any) -> str:
    """Text of a value: nothing is empty, booleans are true and false, numbers are exact."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def jsonable(value: Any) -> Any:
    """A value as JSON has it: decimals become whole numbers or floats."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
