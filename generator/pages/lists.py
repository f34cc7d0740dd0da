"""Lists that sort and filter: each row's values for the filters, and the choices that occur, all fixed at build.

The page is a whole table without scripts; `js/list.js` reads nothing but these values, as attributes of the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.pace import promised_measure
from generator.figures import in_billions, measure
from generator.model import Row
from generator.pages.reader import Group, Reader, sorted_by_date
