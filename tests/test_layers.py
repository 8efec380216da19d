"""The architecture as a table: who may import whom, how large a module is, and what it says it offers."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.each import each

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = Path(__file__).parent.parent / "src" / "krjp"

# From the bottom up. A module or package imports from layers below its own only; a new one is added here.
LAYERS = (
    ("frozen",),
    ("text", "dates"),
    ("errors",),
    ("periods", "record"),
    ("files",),
    ("sheets",),
    ("doors",),
    ("index",),
    ("query",),
    ("chronology", "sql"),
    ("compiled",),
    ("loading",),
    ("check", "comparison", "importer", "render"),
    ("cli",),
    ("__main__",),
)
LAYER = {name: number for number, layer in enumerate(LAYERS) for name in layer}

GUIDE = ROOT.parent.parent / "CONTRIBUTING.md"
# A line of its list: one module and what it is, or several modules. An indented line goes on with a layer.
LISTED = re.compile(r"^    (?P<same>  )?(?P<names>\w+(?:, \w+)+|\w+)(?:  .*)?$", re.MULTILINE)

# What is not Python's own, and the only places that may import it.
OUTSIDERS = {
    "dateutil": {"periods"},
    "rich": {"render.tables.terminal", "cli.progress"},
    "msgspec": {"compiled.typed"},
    "snowballstemmer": {"index.stems"},
    "typer": {"cli"},
    "icalendar": {"sheets.calendars"},
    "recurring_ical_events": {"sheets.calendars"},
    "bs4": {"importer.html"},
    "sqlglot": {"sql"},
    "charset_normalizer": {"sheets.delimited"},
    "python_calamine": {"sheets.workbook"},
    "mammoth": {"importer.documents"},
    "pypdf": {"importer.documents"},
}
MOST_LINES = 350


def _modules() -> dict[str, Path]:
    """Every module of the package by its name within it; the package itself is the empty name."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = _modules()
WRITTEN = [name for name in MODULES if MODULES[name].name not in ("__init__.py", "__main__.py")]


def imports_in(source: str) -> frozenset[str]:
    """Everything a text of Python imports: at its top, inside functions, and for type checkers only."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(found)


@cache
def imported(module: str) -> frozenset[str]:
    return imports_in(MODULES[module].read_text(encoding="utf-8"))


def own_imports(module: str) -> set[str]:
    """The modules of krjp that a module imports, for types too."""
    names = {name.removeprefix("krjp.") for name in imported(module) if name.startswith("krjp.")}
    return {name if name in MODULES else name.rpartition(".")[0] for name in names} - {"", module}


def package_of(module: str) -> str:
    """The folder a module stands in, or the module itself where it stands alone."""
    return module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0] or module


def package_imports() -> dict[str, set[str]]:
    """Which packages each package imports."""
    found: dict[str, set[str]] = {}
    for module in MODULES:
        if module:
            found.setdefault(package_of(module), set()).update(map(package_of, own_imports(module)))
    return {package: others - {package} for package, others in found.items()}


def circle(graph: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """A way from one name by way of others back to itself; empty when there is none."""
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> tuple[str, ...]:
        if name in path:
            return (*path[path.index(name) :], name)
        found: tuple[str, ...] = ()
        if name not in done:
            found = next(filter(None, (visit(other, (*path, name)) for other in sorted(graph[name]))), ())
            done.add(name)
        return found

    return next(filter(None, (visit(name, ()) for name in graph)), ())


def layer_of(module: str) -> int:
    return LAYER[module.partition(".")[0]]


def test_every_module_has_its_layer_and_every_layer_its_modules() -> None:
    tops = {name.partition(".")[0] for name in MODULES} - {""}
    assert tops == set(LAYER)


def test_the_guide_lists_the_same_layers() -> None:
    listed: list[set[str]] = []
    for line in LISTED.finditer(GUIDE.read_text(encoding="utf-8")):
        names = set(line["names"].split(", "))
        if line["same"]:
            listed[-1] |= names
        else:
            listed.append(names)
    assert listed == [set(layer) for layer in reversed(LAYERS) if layer != ("__main__",)]


@pytest.mark.no_cover
@each(name for name in MODULES if name)
def test_a_module_imports_only_from_below_or_from_its_own_package(module: str) -> None:
    package = module.partition(".")[0]
    upward = [
        other
        for other in own_imports(module)
        if layer_of(other) >= layer_of(module) and other.partition(".")[0] != package
    ]
    assert upward == []


def test_no_module_imports_itself_by_way_of_others_not_even_for_types() -> None:
    assert " → ".join(circle({module: own_imports(module) for module in MODULES})) == ""


def test_no_package_imports_itself_by_way_of_others_not_even_for_types() -> None:
    assert " → ".join(circle(package_imports())) == ""


def test_imports_are_seen_where_they_are() -> None:
    """The tests above would pass on an empty set of imports."""
    assert "query.parser" in own_imports("query.reading")  # inside a function
    assert "record.codec" in own_imports("files.reading")  # at the top
    assert "query.reading" in own_imports("query.counts")  # for type checkers only
    assert package_imports()["query"] >= {"index", "record", "dates"}
    assert "cli" in package_imports()["cli.commands"]
    source = "if TYPE_CHECKING:\n    from krjp.cli import app\nelse:\n    import krjp.text\n"
    assert imports_in(source) == {"krjp.cli.app", "krjp.text"}


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        ({"a": ["b"], "b": ["c"], "c": []}, ()),
        ({"a": ["b", "c"], "b": ["c"], "c": []}, ()),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, ("b", "c", "b")),
        ({"a": ["a"]}, ("a", "a")),
    ],
)
def test_a_circle_is_found_where_there_is_one(graph: dict[str, list[str]], found: tuple[str, ...]) -> None:
    assert circle(graph) == found


@each(OUTSIDERS.keys())
def test_what_others_wrote_is_imported_in_one_place(package: str) -> None:
    users = {name for name in MODULES if any(each.split(".")[0] == package for each in imported(name))}
    assert users
    assert all(OUTSIDERS[package] & {user, user.partition(".")[0]} for user in users)


def test_nothing_else_is_imported_that_is_not_part_of_python() -> None:
    import sys

    used = {name.split(".")[0] for module in MODULES for name in imported(module)}
    assert used - sys.stdlib_module_names - {"krjp"} == set(OUTSIDERS)


@each(name for name in WRITTEN if name.partition(".")[0] != "cli")
def test_only_the_command_line_reads_clock_environment_and_terminal(module: str) -> None:
    source = MODULES[module].read_text(encoding="utf-8")
    for wall in (
        r"\bos\.environ\b",
        r"\bgetenv\b",
        r"\.today\(\)",
        r"\.now\(",
        r"\bsys\.std",
        r"(?<![.\w])print\(",
        r"\bisatty\b",
    ):
        assert not re.search(wall, source), wall


@each(MODULES.keys())
def test_no_module_is_longer_than_a_reader_holds_in_mind(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_no_module_is_named_for_nothing() -> None:
    assert {"utils", "util", "helpers", "misc", "common"} & {name.rpartition(".")[2] for name in MODULES} == set()


def _kind(name: str) -> int:
    """Constants come before classes, classes before functions."""
    return 0 if name.isupper() else 1 if name[0].isupper() else 2


@each(WRITTEN)
def test_a_module_says_what_it_offers_in_order_and_offers_it(module: str) -> None:
    found = import_module(f"krjp.{module}")
    # Commands are looked up by these names in cli.app.
    offered = ["EXAMPLES", "HELP", "PARAMETERS", "command"] if module.startswith("cli.commands.") else found.__all__
    assert list(offered) == sorted(offered, key=lambda name: (_kind(name), name))
    assert len(set(offered)) == len(offered)
    assert all(hasattr(found, name) for name in offered)


@pytest.mark.no_cover
@each(MODULES.keys())
def test_a_module_says_what_it_is_for(module: str) -> None:
    assert ast.get_docstring(ast.parse(MODULES[module].read_text(encoding="utf-8")))


def test_the_package_offers_what_it_names() -> None:
    import krjp

    assert sorted(krjp.__all__) == sorted(set(krjp.__all__))
    for name in krjp.__all__:
        assert getattr(krjp, name) is not None
    with pytest.raises(AttributeError, match="module 'krjp' has no attribute 'laod'"):
        _ = krjp.laod
