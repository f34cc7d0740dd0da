"""Small changes to the code of a module, each of which some test should notice."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_COMPARISONS: Mapping[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_OPERATIONS: Mapping[type, type] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "first_day": "last_day", "last_day": "first_day"}


@dataclass(frozen=True)
class Mutant:
    """A module with one change: where it is, what it was and what it is, and the whole source."""

    line: int
    before: str
    after: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a module's source; annotations and decorators stay as they are."""
    tree = ast.parse(source)
    kept = {id(node) for parent in ast.walk(tree) for node in _kept(parent)}
    for node in list(ast.walk(tree)):
        change = _CHANGES.get(type(node))
        if change and id(node) not in kept:
            as_it_was, before = dict(vars(node)), ast.unparse(node)
            vars(node).update(change(node))
            after = ast.unparse(node)
            if after != before:
                yield Mutant(node.lineno, before, after, ast.unparse(tree))  # type: ignore[attr-defined]
            vars(node).update(as_it_was)


def _kept(node: ast.AST) -> Iterator[ast.AST]:
    annotations = [getattr(node, name, None) for name in ("annotation", "returns")]
    for part in filter(None, [*annotations, *getattr(node, "decorator_list", ())]):
        yield from ast.walk(part)


def _other_value(node: Any) -> dict[str, Any]:
    if isinstance(node.value, bool):
        return {"value": not node.value}
    return {"value": node.value + 1} if isinstance(node.value, int) else {}


def _other_operation(node: Any) -> dict[str, Any]:
    return {"op": _OPERATIONS.get(type(node.op), type(node.op))()}


def _other_comparison(node: Any) -> dict[str, Any]:
    first, *others = node.ops
    return {"ops": [_COMPARISONS[type(first)](), *others]}


# By kind of node: what of it is another in the mutant.
_CHANGES: Mapping[type, Callable[[Any], dict[str, Any]]] = {
    ast.Compare: _other_comparison,
    ast.BoolOp: _other_operation,
    ast.BinOp: _other_operation,
    ast.Constant: _other_value,
    ast.Name: lambda node: {"id": _NAMES.get(node.id, node.id)},
    ast.Return: lambda node: {"value": ast.Constant(None)},
    ast.If: lambda node: {"test": ast.UnaryOp(ast.Not(), node.test)},
    ast.IfExp: lambda node: {"body": node.orelse, "orelse": node.body},
}
