"""What `fuzz.mutate` changes in a module: one thing at a time, of the kinds that tests should notice."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONE_FOR_ONE = (
    *((ast.Eq, ast.NotEq), (ast.Is, ast.IsNot), (ast.In, ast.NotIn), (ast.And, ast.Or)),
    *((ast.Add, ast.Sub), (ast.Mult, ast.FloorDiv), (ast.BitOr, ast.BitAnd)),
)
_SWAPS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    **{one: (two,) for pair in _ONE_FOR_ONE for one, two in (pair, pair[::-1])},
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Mod: (ast.FloorDiv,),
}
_STATEMENTS = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Raise, ast.Continue, ast.Break)
# After what it repeats; the question mark of a group's name, `(?P<`, is none.
_QUANTIFIER = re.compile(r"(?<=[])}.\w])[?*+]")


def _places(node: ast.AST, *, within: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Every node that runs, and whether it is within a function."""
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and name not in ("annotation", "returns") and not _unheard(child):
                yield child, within
                yield from _places(child, within=within or isinstance(child, ast.FunctionDef))


def _unheard(node: ast.AST) -> bool:
    """True for docstrings, asserts, imports, what only the type checker reads, and the names offered."""
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) in ("__all__", "__slots__")
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return docstring or isinstance(node, ast.Assert | ast.Import | ast.ImportFrom)


def _changes(node: ast.AST, *, within: bool) -> Iterator[ast.AST]:  # noqa: C901 - a table
    """What may stand in place of a node."""
    kind, parts = type(node), dict(ast.iter_fields(node))
    match node:
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                yield from (kind(**parts | {"ops": [*ops[:at], new(), *ops[at + 1 :]]}) for new in _SWAPS[type(op)])
        case ast.BoolOp(op=op, values=values):
            yield kind(**parts | {"op": _SWAPS[type(op)][0]()})
            for rest in ([*values[:at], *values[at + 1 :]] for at in range(len(values))):
                yield rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
        case ast.BinOp(op=op) | ast.AugAssign(op=op):
            yield from (kind(**parts | {"op": new()}) for new in _SWAPS.get(type(op), ()))
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.If(test=test) | ast.IfExp(test=test) if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield kind(**parts | {"test": ast.UnaryOp(ast.Not(), test)})
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Constant(value=bool(flag)):
            yield ast.Constant(not flag)
        case ast.Constant(value=int(number)):
            yield from (ast.Constant(number + by) for by in (1, -1))
        case ast.Constant(value=str(text)):
            yield ast.Constant("" if text.strip() else f"{text}x")
            yield from (ast.Constant(text[: it.start()] + text[it.end() :]) for it in _QUANTIFIER.finditer(text))
    if within and isinstance(node, _STATEMENTS):
        yield ast.Pass()


def mutants(source: str) -> Iterator[tuple[int, str, str]]:
    """Every mutant of a module: the line, the change, the whole source."""
    tree = ast.parse(source)
    for node, within in list(_places(tree)):
        kept = node.__class__, node.__dict__.copy()
        for new in _changes(node, within=within):
            change = " => ".join(" ".join(ast.unparse(each).split())[:100] for each in (node, new))
            node.__class__, node.__dict__ = type(new), ast.copy_location(new, node).__dict__  # keeps its parent's hold
            yield kept[1].get("lineno", 0), change, ast.unparse(ast.fix_missing_locations(tree))
            node.__class__, node.__dict__ = kept[0], kept[1].copy()
