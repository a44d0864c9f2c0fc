"""Mutation tests: changes one expression of a module at a time, and counts the changes that no test notices.

    .venv/bin/python scripts/mutants.py                         every module of scripts/mutants.yml (takes hours)
    .venv/bin/python scripts/mutants.py content/merge           one module
    .venv/bin/python scripts/mutants.py content/merge --most 40  a sample of 40 mutants, always the same

Data: `scripts/mutants.yml` names the tests of each module and explains survivors that are equivalent to the original.
No file is changed: each mutant runs in a forked process that compiles the changed source on import.
Prints each survivor that is not explained; exits with 1 if more than `LIMIT` of the mutants of a module survive.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import random
import re
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 0.20
"""Share of mutants that may survive, those that are explained left out."""
TIMEOUT = 240
"""Seconds; a mutant that takes longer does not end, and counts as noticed."""
_COMPARISONS: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPERATORS: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
}
_KEY = re.compile(r"[a-z][a-z_]*")
"""A string that is data; other strings are texts for people, which no test should repeat."""
_STRIP = frozenset({"strip", "lstrip", "rstrip"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed module."""

    line: int
    """1-based line of the change."""
    change: str
    """`function: old -> new`, as in `scripts/mutants.yml`."""
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Yields every mutant of a module, in the order of the source."""
    tree = ast.parse(source)
    places = [(node, field, index) for node, field, index in _places(tree)]
    for number, (node, field, index) in enumerate(places):
        for new in _changes(_child(node, field, index), node, field):
            changed = copy.deepcopy(tree)
            parent, name, at = list(_places(changed))[number]
            old = _child(parent, name, at)
            function = _function_of(changed, old)
            _replace(parent, name, at, ast.copy_location(new, old))
            ast.fix_missing_locations(changed)
            was, now = (" ".join(ast.unparse(one).split()) for one in (old, new))
            yield Mutant(getattr(old, "lineno", 0), f"{function}: {was} -> {now}", changed)


def _places(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Every node that may be changed, as (parent, field, index in a list or None)."""
    for name, value in ast.iter_fields(tree):
        if name in {"decorator_list", "annotation", "returns", "type_comment", "args"} and not isinstance(
            tree, ast.Call
        ):
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.Assert | ast.Import | ast.ImportFrom):
                if isinstance(tree, ast.ClassDef) and isinstance(child, ast.Assign):
                    continue  # the value of an enumeration's member
                yield tree, name, index
                yield from _places(child)


def _child(parent: ast.AST, field: str, index: int | None) -> Any:
    value = getattr(parent, field)
    return value if index is None else value[index]


def _replace(parent: ast.AST, field: str, index: int | None, new: ast.AST) -> None:
    if index is None:
        setattr(parent, field, new)
    else:
        getattr(parent, field)[index] = new


def _function_of(tree: ast.Module, node: ast.AST) -> str:
    """The name of the innermost function or class around a node; `module` if there is none."""
    name = "module"
    for outer in ast.walk(tree):
        if isinstance(outer, ast.FunctionDef | ast.ClassDef) and any(inner is node for inner in ast.walk(outer)):
            name = outer.name
    return name


def _changes(node: ast.AST, parent: ast.AST, field: str) -> Iterator[ast.AST]:  # noqa: C901 (one case for each kind)
    match node:
        case ast.Compare(left=left, ops=[op], comparators=right) if type(op) in _COMPARISONS:
            yield ast.Compare(left, [_COMPARISONS[type(op)]()], right)
        case ast.Compare(left=left, ops=[first, second], comparators=right) if type(first) in _COMPARISONS:
            yield ast.Compare(left, [_COMPARISONS[type(first)](), second], right)
            yield ast.Compare(left, [first, _COMPARISONS[type(second)]()], right)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.And() if isinstance(op, ast.Or) else ast.Or(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=op, right=right_side) if type(op) in _OPERATORS:
            yield ast.BinOp(left, _OPERATORS[type(op)](), right_side)
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str(value)) if _KEY.fullmatch(value) and not isinstance(parent, ast.Expr):
            yield ast.Constant(f"{value}_x")
        case ast.Call(func=ast.Attribute(attr=name), args=[_]) if name in _STRIP:
            yield ast.Call(node.func, [], [])
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case ast.Expr(value=ast.Call()) | ast.AugAssign():
            yield ast.Pass()
    if field == "test" and isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.NamedExpr):
        yield ast.UnaryOp(ast.Not(), node)


class _MutantLoader(importlib.abc.SourceLoader):
    """Loads one module from a changed syntax tree."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        self.path, self.tree = path, tree

    def get_filename(self, fullname: str) -> str:
        return str(self.path)

    def get_data(self, path: str) -> bytes:
        return Path(path).read_bytes()

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.tree, str(self.path), "exec", dont_inherit=True)


class _MutantFinder(importlib.abc.MetaPathFinder):
    def __init__(self, name: str, loader: _MutantLoader) -> None:
        self.name, self.loader = name, loader

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(fullname, self.loader) if fullname == self.name else None


def survives(module: str, tree: ast.Module | None, tests: Sequence[str]) -> bool:
    """Whether all tests pass with the changed module; with the module as it is if `tree` is None."""
    child = os.fork()
    if child == 0:
        signal.alarm(TIMEOUT)
        os._exit(_run_tests(module, tree, tests))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _run_tests(module: str, tree: ast.Module | None, tests: Sequence[str]) -> int:
    import pytest

    if tree is not None:
        path = ROOT / "generator" / f"{module}.py"
        name = f"generator.{module.replace('/', '.')}"
        sys.meta_path.insert(0, _MutantFinder(name, _MutantLoader(path, tree)))
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    options = ["-x", "-q", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-profile=mutants"]
    try:
        return int(pytest.main([*options, *tests]))
    except BaseException:  # a changed module may fail in any way
        return 1


def _warm_up() -> None:
    """Import what every test needs, except the project itself, once for all forked processes."""
    for name in ("pytest", "hypothesis", "click.testing", "rich.console", "markdown", "nh3", "slugify", "jinja2"):
        importlib.import_module(name)


def measure(module: str, plan: Mapping[str, Any], most: int | None) -> float:
    """Prints the survivors of one module and returns their share, those that are explained left out."""
    source = (ROOT / "generator" / f"{module}.py").read_text(encoding="utf-8")
    tests, explained = plan["tests"], plan.get("explained") or {}
    if not survives(module, None, tests):
        raise SystemExit(f"{module}: its tests fail without any change")
    found = list(mutants(source))
    total = len(found)
    if most is not None and most < total:
        found = sorted(random.Random(module).sample(found, most), key=lambda mutant: mutant.line)
    alive = []
    for mutant in found:
        if mutant.change not in explained and survives(module, mutant.tree, tests):
            alive.append(mutant)
            print(f"generator/{module}.py:{mutant.line}: survives: {mutant.change}", flush=True)
    known = sum(mutant.change in explained for mutant in found)
    share = len(alive) / max(1, len(found) - known)
    sample = f" of {total}" if len(found) < total else ""
    print(f"{module}: {len(found)}{sample} mutants, {len(alive)} survive, {known} explained: {share:.0%}", flush=True)
    return share


def main() -> None:
    plans: Mapping[str, Any] = yaml.safe_load((ROOT / "scripts" / "mutants.yml").read_text(encoding="utf-8"))
    parser = argparse.ArgumentParser(description="Count the changes of a module that its tests do not notice.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"from generator/: {', '.join(plans)}")
    parser.add_argument("--most", type=int, metavar="N", help="take a sample of N mutants of each module")
    arguments = parser.parse_args()
    if unknown := set(arguments.modules) - set(plans):
        parser.error(f"unknown module {min(unknown)}: use one of {', '.join(plans)}")
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    sys.dont_write_bytecode = True
    _warm_up()
    shares = [measure(name, plans[name], arguments.most) for name in arguments.modules or plans]
    raise SystemExit(any(share > LIMIT for share in shares))


if __name__ == "__main__":
    main()
