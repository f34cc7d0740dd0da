"""The mutants that `make test-mutations` tries."""

from __future__ import annotations

import pytest

from tests.mutation.mutants import mutants


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("a < b", {"a <= b"}),
        ("a and b", {"a or b"}),
        ("a - 1", {"a + 1", "a - 2"}),
        ("min(a)", {"max(a)"}),
        ("True", {"False"}),
        ("'text'", set()),
        ("a if b else c", {"c if b else a"}),
        ("def f(a: 1) -> 2:\n    return a", {"def f(a: 1) -> 2:\n    return None"}),
        ("@dataclass(frozen=True)\nclass A:\n    b: int = 1", {"@dataclass(frozen=True)\nclass A:\n    b: int = 2"}),
        ("if a:\n    b", {"if not a:\n    b"}),
    ],
)
def test_each_mutant_differs_in_one_place(source: str, changed: set[str]) -> None:
    assert {mutant.source for mutant in mutants(source)} == changed
