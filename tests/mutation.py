"""
Mutants of reference solutions: the same answer with one small fault, of the kinds that students make.

A mutator takes a node of the syntax tree and yields what may stand in its place; `mutants` puts each of these
into a copy of the answer. What the checks say to a mutant is no matter of this module, see `mutant_trials`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

REGION = re.compile(r"### BEGIN SOLUTION.*?### END SOLUTION", re.DOTALL)
TOKEN = re.compile(r"'(?:[^'\\]|\\.)*'|\w+|\s+|[-<>=!+*/|&^]=|//|.", re.DOTALL)
LONGEST = 70  # characters of code that a title quotes

OPPOSITE: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
}  # fmt: skip
# What is called, by kind of mutation, with what students call instead.
INSTEAD: dict[str, dict[str, tuple[str, ...]]] = {
    "comparison": {
        "isna": ("notna",), "notna": ("isna",), "any": ("all",), "all": ("any",), "contains": ("startswith",),
        "startswith": ("endswith",), "endswith": ("startswith", "contains"),
        "issubset": ("issuperset",), "issuperset": ("issubset",),
    },
    "set operation": {
        "difference": ("intersection", "union"), "intersection": ("union", "difference"), "union": ("intersection",),
        "symmetric_difference": ("difference", "union"),
    },
    "order": {
        "nlargest": ("nsmallest",), "nsmallest": ("nlargest",), "head": ("tail",), "tail": ("head",),
        "first": ("last",), "last": ("first",), "idxmax": ("idxmin",), "idxmin": ("idxmax",),
        "ffill": ("bfill",), "bfill": ("ffill",),
    },
    "aggregate": {
        "min": ("max",), "max": ("min",), "sum": ("mean", "count"), "mean": ("sum", "median"), "median": ("mean",),
        "count": ("size", "nunique"), "size": ("count",), "nunique": ("count", "size"), "cumsum": ("cummax",),
        "cummax": ("cummin",), "cummin": ("cummax",),
    },
}  # fmt: skip
BUILTINS = {"min": "max", "max": "min", "any": "all", "all": "any", "sum": "len"}
# Methods that hand on what they are called on, changed; by kind of mutation. Students forget them.
FORGOTTEN = {
    "case and spaces": (
        "strip", "lstrip", "rstrip", "lower", "upper", "casefold", "title", "capitalize", "replace", "removeprefix",
        "removesuffix", "normalize",
    ),
    "duplicates": ("drop_duplicates", "unique"),
    "missing values": ("fillna", "dropna", "reindex", "combine_first"),
    "order": ("sort_values", "sort_index"),
    "condition": ("query", "where", "mask"),
    "conversion": ("astype", "copy", "round", "abs"),
}  # fmt: skip
CONVERTERS = ("int", "float", "str", "abs", "round", "to_datetime", "to_numeric", "Timestamp")
MERGES = ("inner", "left", "right", "outer")
CHANGED: list[str] = []

Replacement = ast.expr | ast.stmt | list[ast.stmt]


@dataclass(frozen=True)
class Mutant:
    """
    An answer with one fault.

    Attributes
    ----------
    kind : str
        The kind of mutation, for example ``"comparison"``.
    title : str
        What was changed in which line: ``"== → != in: if year == 2014:"``; no other mutant of the answer has it.
    source : str
        The whole answer cell.
    """

    kind: str
    title: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """
    Make every mutant of an answer.

    Parameters
    ----------
    source : str
        An authored answer cell. Only what stands between the solution markers is changed.

    Returns
    -------
    list of Mutant
        In the order of the code; no two have the same code.
    """
    tree = ast.parse(source)
    found: dict[str, Mutant] = {}
    titles: dict[str, int] = {}
    original = ast.unparse(tree)
    for kind, title, changed in [*_faults(tree, source), *_changed_inputs(tree, source)]:
        if changed not in found and changed != original:
            titles[title] = number = titles.get(title, 0) + 1
            found[changed] = Mutant(kind, title if number == 1 else f"{title} ({number})", changed)
    return list(found.values())


def change(value: object) -> None:
    """Change a table, a Series or a collection in place, and note it in `CHANGED`; leave all else alone."""
    if isinstance(value, pd.DataFrame | dict):
        value["changed"] = 0
    elif isinstance(value, pd.Series):
        value.drop(index=value.index[:1], inplace=True)
    elif isinstance(value, list):
        value.append("changed")
    elif isinstance(value, set):
        value.add("changed")
    else:
        return
    CHANGED.append(type(value).__name__)


# Walking the tree


def _faults(tree: ast.Module, source: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, title and code for each thing that each mutator puts in the place of each node."""
    lines, inside = source.splitlines(), _solution_lines(source)
    for holder, place, node in _places(tree):
        if getattr(node, "lineno", 0) not in inside or _is_guard(holder):
            continue
        line = _short(lines[node.lineno - 1])  # type: ignore[attr-defined]
        for kind, new in _replacements(node, is_last=holder is tree.body):
            holder[place : place + 1] = new if isinstance(new, list) else [new]
            changed = ast.unparse(tree)
            holder[place : place + len(new) if isinstance(new, list) else place + 1] = [node]
            yield kind, f"{_difference(node, new)} in: {line}", changed


class _Field(list[Any]):
    """A field that holds one node, as a list of one: what is put into the list stands in the tree."""

    def __init__(self, parent: ast.AST, name: str) -> None:
        super().__init__([getattr(parent, name)])
        self.parent, self.name = parent, name

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__(key, value)
        setattr(self.parent, self.name, self[0])


def _places(node: ast.AST) -> Iterator[tuple[list[Any], int, ast.AST]]:
    """Yield each node below this one with the list that it stands in, and its place there; docstrings are left out."""
    for name, value in ast.iter_fields(node):
        holder = value if isinstance(value, list) else _Field(node, name)
        for place, child in enumerate(list(holder)):
            if isinstance(child, ast.AST) and not _is_text(child):
                yield holder, place, child
                yield from _places(child)


def _is_guard(holder: list[Any]) -> bool:
    """Tell whether a value is that of `strict=` in `zip`: it stops faulty code and changes no result."""
    return isinstance(holder, _Field) and isinstance(holder.parent, ast.keyword) and holder.parent.arg == "strict"


def _is_text(node: ast.AST) -> bool:
    """Tell whether a node is a statement that consists of text only, a docstring for instance."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _solution_lines(source: str) -> set[int]:
    """Return the numbers of the lines between the markers; of all lines when there is no marker."""
    spans = [(found.start(), found.end()) for found in REGION.finditer(source)] or [(0, len(source))]
    return {n for start, end in spans for n in range(source[:start].count("\n") + 1, source[:end].count("\n") + 2)}


def _difference(old: ast.AST, new: Replacement) -> str:
    """Say what was changed, without what is the same at both ends."""
    after = "; ".join(map(ast.unparse, new)) if isinstance(new, list) else ast.unparse(new)
    a, b = (TOKEN.findall(text) for text in (ast.unparse(old), "" if after == "pass" else after))
    front = _n_same(a, b)
    back = _n_same(a[front:][::-1], b[front:][::-1])
    while side := _open_side(a[front : len(a) - back]) or _open_side(b[front : len(b) - back]):
        front, back = (front - 1, back) if side == "front" else (front, back - 1)
    before, now = (_short("".join(tokens[front : len(tokens) - back])) for tokens in (a, b))
    return f"{before} → {now}" if before and now else f"dropped {before}" if before else f"added {now}"


def _n_same(a: list[str], b: list[str]) -> int:
    """Count the equal tokens at the beginning."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(a), len(b)))


def _open_side(tokens: list[str]) -> str:
    """Say at which side a bracket stands without its partner; empty when at none."""
    depth = 0
    for token in tokens:
        depth += (token in "([{") - (token in ")]}")
        if depth < 0:
            return "front"
    return "back" if depth else ""


def _short(code: str) -> str:
    """Write code in one line that is not too long."""
    line = re.sub(r"\s+", " ", code).strip()
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _changed_inputs(tree: ast.Module, source: str) -> Iterator[tuple[str, str, str]]:
    """Yield, for each argument of each function of the answer, one that is right and changes the argument in place."""
    inside = _solution_lines(source)
    for function in (each for each in tree.body if isinstance(each, ast.FunctionDef)):
        if function.body[-1].lineno not in inside:
            continue
        whole = function.body
        for name in (each.arg for each in function.args.args):
            keep, *final = ast.parse(f"given = {name}\nfrom mutation import change\nchange(given)").body
            function.body = [keep, ast.Try(body=whole, handlers=[], orelse=[], finalbody=final)]
            changed = ast.unparse(ast.fix_missing_locations(tree))
            function.body = whole
            yield "changed input", f"{name} is changed in place by: {function.name}", changed


# The mutators

Mutator = Callable[[Any], Iterator[Replacement]]
MUTATORS: list[tuple[str, type[ast.AST] | tuple[type[ast.AST], ...], Mutator]] = []


def _mutator(kind: str, *types: type[ast.AST]) -> Callable[[Mutator], Mutator]:
    """Register a function that yields what may stand in the place of a node of these types."""

    def register(mutate: Mutator) -> Mutator:
        MUTATORS.append((kind, types, mutate))
        return mutate

    return register


def _replacements(node: ast.AST, is_last: bool) -> Iterator[tuple[str, Replacement]]:
    """Yield kind and replacement; `is_last` says that the statement stands outside any function."""
    for kind, types, mutate in MUTATORS:
        if isinstance(node, types):
            yield from ((kind, new) for new in mutate(node))
    if isinstance(node, ast.Call):
        yield from _other_calls(node)
    if is_last and isinstance(node, ast.Assign):
        nothing, shown = ast.Constant(None), _call("print", node.value)
        yield "no result", ast.Assign(targets=node.targets, value=nothing, lineno=0)
        yield "no result", ast.Expr(shown)


def _like(node: Any, **changed: Any) -> Any:
    """Copy a node with other fields."""
    return type(node)(**{**dict(ast.iter_fields(node)), **changed}, lineno=0, col_offset=0)


def _call(name: str, *values: ast.expr) -> ast.Call:
    """Write a call of a function."""
    return ast.Call(func=ast.Name(name, ast.Load()), args=list(values), keywords=[])


def _method(node: ast.Call) -> str:
    """Name the method that is called, empty when it is no method."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _function(node: ast.AST) -> str:
    """Name the plain function that is called, empty when it is none."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def _with_keyword(node: ast.Call, name: str, value: object) -> ast.Call:
    """Give a call another value of a keyword."""
    others = [each for each in node.keywords if each.arg != name]
    return _like(node, keywords=[*others, ast.keyword(name, ast.Constant(value))])  # type: ignore[no-any-return]


def _receiver(node: ast.Call) -> ast.expr:
    """Return what a method is called on; for `x.str.strip()` that is `x`."""
    assert isinstance(node.func, ast.Attribute)
    value = node.func.value
    return value.value if isinstance(value, ast.Attribute) and value.attr in ("str", "dt") else value


def _is_module(node: ast.AST) -> bool:
    """Tell whether a name is one of a module."""
    return isinstance(node, ast.Name) and node.id in ("pd", "np", "re", "math", "plt", "unicodedata", "itertools")


def _is_set(node: ast.AST) -> bool:
    """Tell whether an expression is certainly a set."""
    return isinstance(node, ast.Set | ast.SetComp) or _function(node) in ("set", "frozenset")


def _other_calls(node: ast.Call) -> Iterator[tuple[str, Replacement]]:
    """Yield calls of what is easily taken for the method that is meant, and leave out methods that are forgotten."""
    name = _method(node)
    for kind, names in INSTEAD.items():
        for other in names.get(name, ()):
            yield kind, _like(node, func=_like(node.func, attr=other))
    for kind, methods in FORGOTTEN.items():
        if name in methods and isinstance(node.func, ast.Attribute):
            yield kind, node.args[-1] if _is_module(node.func.value) else _receiver(node)


@_mutator("comparison", ast.Compare)
def _comparison(node: ast.Compare) -> Iterator[Replacement]:
    for place, operator in enumerate(node.ops):
        for other in OPPOSITE[type(operator)]:
            yield _like(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])


@_mutator("off by one", ast.Constant)
def _number(node: ast.Constant) -> Iterator[Replacement]:
    if isinstance(node.value, int) and not isinstance(node.value, bool):
        yield ast.Constant(node.value + 1)
        yield ast.Constant(node.value - 1)


@_mutator("off by one", ast.Slice)
def _bounds(node: ast.Slice) -> Iterator[Replacement]:
    for name in ("lower", "upper"):
        bound = getattr(node, name)
        if bound is not None:
            yield _like(node, **{name: None})
        if bound is not None and not isinstance(bound, ast.Constant):
            yield from (_like(node, **{name: _plus(bound, step)}) for step in (1, -1))


@_mutator("off by one", ast.Call)
def _ends(node: ast.Call) -> Iterator[Replacement]:
    if _function(node) == "len":
        yield _plus(node, -1)
    if _function(node) == "range":
        for place, bound in enumerate(node.args[:2]):
            if not isinstance(bound, ast.Constant):
                for step in (1, -1):
                    yield _like(node, args=[*node.args[:place], _plus(bound, step), *node.args[place + 1 :]])


def _plus(node: ast.expr, step: int) -> ast.expr:
    """Add one, or take one away."""
    return ast.BinOp(left=node, op=ast.Add() if step > 0 else ast.Sub(), right=ast.Constant(1))


@_mutator("constant", ast.Constant)
def _constant(node: ast.Constant) -> Iterator[Replacement]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, float):
        yield from (ast.Constant(value) for value in (node.value + 1, node.value * 1.1))
    elif isinstance(node.value, str):
        yield from (ast.Constant(value) for value in ("other", "") if value != node.value)
    elif node.value is None:
        yield ast.Constant(0)


@_mutator("case and spaces", ast.Constant)
def _case(node: ast.Constant) -> Iterator[Replacement]:
    if isinstance(node.value, str):
        yield ast.Constant(node.value.swapcase())


@_mutator("case and spaces", ast.Call)
def _any_case(node: ast.Call) -> Iterator[Replacement]:
    if _method(node) in ("contains", "match", "fullmatch"):
        yield _with_keyword(node, "case", value=False)
    if _method(node) == "sub" and len(node.args) == 3:
        yield node.args[2]


@_mutator("set operation", ast.BinOp)
def _set_operation(node: ast.BinOp) -> Iterator[Replacement]:
    is_set = _is_set(node.left) or _is_set(node.right)
    others: dict[type, tuple[type[ast.operator], ...]] = {
        ast.BitAnd: (ast.BitOr, ast.BitXor, *([ast.Sub] if is_set else [])),
        ast.BitOr: (ast.BitAnd, ast.BitXor),
        ast.BitXor: (ast.BitOr, ast.BitAnd),
        ast.Sub: (ast.BitAnd, ast.BitOr) if is_set else (),
    }
    for other in others.get(type(node.op), ()):
        yield _like(node, op=other())
    if isinstance(node.op, ast.Sub) and is_set:
        yield _like(node, left=node.right, right=node.left)


@_mutator("set operation", ast.Call)
def _set_method(node: ast.Call) -> Iterator[Replacement]:
    if _method(node) in ("difference", "issubset", "issuperset") and len(node.args) == 1:
        yield _like(node, func=_like(node.func, value=node.args[0]), args=[_receiver(node)])


@_mutator("condition", ast.BoolOp)
def _and_or(node: ast.BoolOp) -> Iterator[Replacement]:
    yield _like(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    for place in range(len(node.values)):
        rest = node.values[:place] + node.values[place + 1 :]
        yield rest[0] if len(rest) == 1 else _like(node, values=rest)


@_mutator("condition", ast.BinOp)
def _one_side(node: ast.BinOp) -> Iterator[Replacement]:
    if isinstance(node.op, ast.BitAnd | ast.BitOr):
        yield from (node.left, node.right)


@_mutator("condition", ast.UnaryOp)
def _negation(node: ast.UnaryOp) -> Iterator[Replacement]:
    if isinstance(node.op, ast.Not | ast.Invert):
        yield node.operand


@_mutator("condition", ast.If, ast.IfExp)
def _always(node: ast.If | ast.IfExp) -> Iterator[Replacement]:
    yield node.body
    yield node.orelse or [ast.Pass()]


@_mutator("condition", ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
def _no_filter(node: ast.ListComp) -> Iterator[Replacement]:
    for place, part in enumerate(node.generators):
        for each in part.ifs:
            kept = ast.comprehension(part.target, part.iter, [cond for cond in part.ifs if cond is not each], 0)
            yield _like(node, generators=[*node.generators[:place], kept, *node.generators[place + 1 :]])


@_mutator("condition", ast.Subscript)
def _every_row(node: ast.Subscript) -> Iterator[Replacement]:
    if _is_mask(node.slice):
        yield node.value
    if isinstance(node.slice, ast.Tuple) and node.slice.elts and _is_mask(node.slice.elts[0]):
        yield _like(node, slice=ast.Tuple([ast.Slice(), *node.slice.elts[1:]], ast.Load()))


def _is_mask(node: ast.AST) -> bool:
    """Tell whether an expression gives True or False for each row."""
    joined = isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr)
    turned = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert)
    asked = isinstance(node, ast.Call) and _method(node) in ("isin", "isna", "notna", "between", "contains", "endswith")
    return isinstance(node, ast.Compare) or joined or turned or asked


@_mutator("merge", ast.Call)
def _merge(node: ast.Call) -> Iterator[Replacement]:
    if _method(node) == "merge":
        how = next((ast.literal_eval(each.value) for each in node.keywords if each.arg == "how"), "inner")
        yield from (_with_keyword(node, "how", other) for other in MERGES if other != how)
    if _method(node) == "concat" and node.args and isinstance(node.args[0], ast.List):
        yield from (_like(node, args=[ast.List([each], ast.Load()), *node.args[1:]]) for each in node.args[0].elts)


@_mutator("duplicates", ast.Call, ast.SetComp)
def _duplicates(node: ast.Call | ast.SetComp) -> Iterator[Replacement]:
    if isinstance(node, ast.SetComp):
        yield ast.ListComp(node.elt, node.generators)
    elif _function(node) in ("set", "frozenset"):
        yield _call("list", *node.args)
    elif _method(node) == "drop_duplicates":
        yield from (_with_keyword(node, "keep", keep) for keep in ("last", False))


@_mutator("order", ast.Call, ast.Subscript)
def _order(node: ast.Call | ast.Subscript) -> Iterator[Replacement]:
    if isinstance(node, ast.Subscript):
        if ast.unparse(node.slice) == "::-1":
            yield node.value
    elif _method(node) in ("sort_values", "sort_index") and all(each.arg != "ascending" for each in node.keywords):
        yield _with_keyword(node, "ascending", value=False)
    elif _function(node) in ("sorted", "reversed"):
        yield _call("list", node.args[0])
        if _function(node) == "sorted" and all(each.arg != "reverse" for each in node.keywords):
            yield _with_keyword(node, "reverse", value=True)
    elif _method(node) == "merge_asof":
        yield from (_with_keyword(node, "direction", each) for each in ("forward", "nearest", "backward"))


@_mutator("aggregate", ast.Call, ast.Constant)
def _aggregate(node: ast.Call | ast.Constant) -> Iterator[Replacement]:
    if isinstance(node, ast.Constant):
        yield from map(ast.Constant, INSTEAD["aggregate"].get(node.value, ()) if isinstance(node.value, str) else ())
    elif _function(node) in BUILTINS:
        yield _like(node, func=ast.Name(BUILTINS[_function(node)], ast.Load()))


@_mutator("arithmetic", ast.BinOp)
def _arithmetic(node: ast.BinOp) -> Iterator[Replacement]:
    others: dict[type, type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
    sides = (node.left, node.right)
    is_number = not any(isinstance(each, ast.List | ast.JoinedStr) or _is_set(each) for each in sides)
    if type(node.op) in others and is_number:
        yield _like(node, op=others[type(node.op)]())
    if isinstance(node.op, ast.Sub | ast.Div | ast.FloorDiv) and is_number:
        yield _like(node, left=node.right, right=node.left)
    if isinstance(node.op, ast.Div):
        yield _call("round", node, ast.Constant(2))
        yield _like(node, op=ast.FloorDiv())


@_mutator("arithmetic", ast.AugAssign)
def _running(node: ast.AugAssign) -> Iterator[Replacement]:
    yield ast.Assign(targets=[node.target], value=node.value, lineno=0)
    if isinstance(node.op, ast.Add):
        yield _like(node, op=ast.Sub())


@_mutator("conversion", ast.Call)
def _conversion(node: ast.Call) -> Iterator[Replacement]:
    is_module = isinstance(node.func, ast.Attribute) and _is_module(node.func.value)
    if node.args and (_function(node) in CONVERTERS or (is_module and _method(node) in CONVERTERS)):
        yield node.args[0]


@_mutator("no result", ast.Return)
def _no_result(node: ast.Return) -> Iterator[Replacement]:
    if node.value is not None:
        yield ast.Return(ast.Constant(None))
        yield ast.Expr(_call("print", node.value))


@_mutator("dropped statement", ast.Assign, ast.AugAssign, ast.Expr, ast.For, ast.While, ast.Continue, ast.Break)
def _dropped(_: ast.stmt) -> Iterator[Replacement]:
    yield ast.Pass()
