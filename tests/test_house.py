"""The house is built as CONTRIBUTING.md says: who imports whom, one door for writing, small rooms."""

from __future__ import annotations

import ast
import importlib
import inspect
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from pss_cli import cli

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pss_cli"
FILES = sorted(PACKAGE.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}

# room -> what it never imports
NEVER = {
    "rules": ("models", "reads", "db", "workflow", "commands", "views", "inputs", "forms", "letters", "context"),
    "likeness": ("models", "reads", "db", "workflow", "commands", "views", "inputs", "forms", "rules", "context"),
    "reads": ("models", "workflow", "commands", "views", "rules", "db", "forms"),
    "workflow": ("commands", "views", "forms", "letters"),
    "views": ("workflow", "reads", "db", "models", "commands"),
    "letters": ("workflow", "reads", "db", "models", "commands", "views", "rules", "inputs"),
    "inputs": ("workflow", "reads", "db", "models", "commands", "views", "rules"),
    "forms": ("workflow", "reads", "db", "models", "commands"),
    "commands": ("models",),
    "db": ("workflow", "commands", "views", "rules", "inputs", "reads", "forms"),
    "migrations": ("workflow", "commands", "views", "rules", "inputs", "reads", "forms", "db"),
}
NEVER_OUTSIDE = {"workflow": ("typer", "rich"), "rules": ("sqlite3", "sqlalchemy", "sqlmodel", "typer", "rich")}
LISTS = ("models.py", "vocabulary.py", "labels.py", "views/journal_words.py")  # searched, not read through
DIALECT = re.compile(
    r"PRAGMA|BEGIN IMMEDIATE|CREATE TRIGGER|\bRAISE\(|\b(?:julianday|strftime|unixepoch)\(|\bdate\('now|"
    r"sqlite_master|INSERT OR |ON CONFLICT|group_concat|\browid\b"
)


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    """Yield every module that a file imports, also inside functions; not what only the types need."""
    tree = TREES[path]
    for_types = {
        node
        for test in ast.walk(tree)
        if isinstance(test, ast.If) and "TYPE_CHECKING" in ast.unparse(test.test)
        for node in ast.walk(test)
    }
    for node in ast.walk(tree):
        if node in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _texts(path: Path) -> Iterator[str]:
    """Yield the string literals of a file that are not docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def test_arrows_between_rooms_point_the_right_way() -> None:
    assert {_name(path): wrong for path in FILES if (wrong := _wrong_arrows(path))} == {}


def _wrong_arrows(path: Path) -> set[str]:
    """Return what a file imports and should not."""
    room = _room(path)
    wrong = {
        name
        for name in _imports(path)
        for never in NEVER.get(room, ())
        if name == f"pss_cli.{never}" or name.startswith(f"pss_cli.{never}.")
    }
    return wrong | {name for name in _imports(path) if name.partition(".")[0] in NEVER_OUTSIDE.get(room, ())}


def test_the_rooms_of_forms_lean_on_one_another_in_one_direction() -> None:
    order = ("sheets", "calculating", "filling", "learning")
    for number, room in enumerate(order):
        above = tuple(f"pss_cli.forms.{later}" for later in (*order[number + 1 :], "papers"))
        wrong = {n for path in FILES if path.parent.name == room for n in _imports(path) if n.startswith(above)}
        assert wrong == set(), room


def test_words_of_the_dialect_stay_in_db_and_migrations() -> None:
    elsewhere = [path for path in FILES if _room(path) not in ("db", "migrations")]
    found = {_name(path): {m for text in _texts(path) for m in DIALECT.findall(text)} for path in elsewhere}
    assert {name: words for name, words in found.items() if words} == {}


def test_only_the_one_door_writes() -> None:
    """No commit, no bulk UPDATE or DELETE: they would leave no change behind."""
    for path in FILES:
        if _room(path) != "db":
            _writes_nothing(path)


def _writes_nothing(path: Path) -> None:
    tree = TREES[path]
    called = {
        node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    bulk = {"commit", "executemany", "bulk_save_objects", "bulk_insert_mappings", "bulk_update_mappings"}
    assert not called & bulk, _name(path)
    if _room(path) == "migrations":
        return
    from_sql = [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.ImportFrom) and (n.module or "").startswith(("sqlalchemy", "sqlmodel"))
    ]
    assert not {a.name for n in from_sql for a in n.names} & {"update", "delete", "insert", "text"}, _name(path)
    assert not [t for t in _texts(path) if re.match(r"\s*(INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b", t)]


def test_a_file_is_short_enough_to_be_read() -> None:
    read = [path for path in FILES if _name(path) not in LISTS and path.parent.name != "versions"]
    lines = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in read}
    assert {name: n for name, n in lines.items() if n > 250} == {}


def test_a_module_and_what_it_offers_say_what_they_are_for() -> None:
    silent = {_name(path): names for path in FILES if path.parent.name != "versions" and (names := _silent(path))}
    assert silent == {}


def _silent(path: Path) -> list[str]:
    """Return what a module offers without saying what it is for, the module itself included."""
    tree = TREES[path]
    offered = [n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")]
    decorated = {n.name for n in offered if isinstance(n, ast.FunctionDef) and n.decorator_list}  # rules: their title
    named = [
        n.name for n in offered if not ast.get_docstring(n) and not (_room(path) == "rules" and n.name in decorated)
    ]
    return named if ast.get_docstring(tree) else ["the module", *named]


# --- commands --------------------------------------------------------------------------------------


def _walk(command: typer.core.TyperCommand, path: str) -> Iterator[tuple[str, typer.core.TyperCommand]]:
    verbs = getattr(command, "commands", None)
    if not verbs:
        yield path, command
    for name, verb in (verbs or {}).items():
        yield from _walk(verb, f"{path} {name}")


def _verbs() -> dict[str, typer.core.TyperCommand]:
    root = cli.Root(name="pss")
    return {path: verb for name in cli.COMMANDS for path, verb in _walk(root.load(name), name)}


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_lazy_path_leads_to_a_command(name: str) -> None:
    module, attribute = cli.COMMANDS[name][0].split(":")
    assert isinstance(getattr(importlib.import_module(module), attribute), typer.Typer)


def test_every_command_explains_itself_with_an_example() -> None:
    for path, verb in _verbs().items():
        assert verb.help, path
        assert f"pss {path.split()[0]}" in (verb.epilog or ""), path
        for parameter in verb.params:
            assert getattr(parameter, "help", "?"), f"{path}: {parameter.name}"


def test_commands_are_two_words_at_most() -> None:
    assert [path for path in _verbs() if len(path.split()) > 2] == []


def test_the_body_of_a_command_is_short() -> None:
    long = [
        f"{_name(path)} {node.name}: {lines}"
        for path in FILES
        if _room(path) == "commands"
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.FunctionDef) and any("example" in ast.unparse(d) for d in node.decorator_list)
        for lines in [_length(node)]
        if lines > 12
    ]
    assert not long


def _length(node: ast.FunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 0


# --- what is loaded ----------------------------------------------------------------------------------

HEAVY = ("sqlalchemy", "sqlmodel", "pydantic", "openpyxl", "alembic", "xlsxwriter", "jinja2")
READING = [
    ["--help"],
    ["refer", "list"],
    ["interview", "list"],
    ["train", "list"],
    ["train", "calendar", "S-0001"],
    ["enroll", "list", "--limit", "20"],
    ["match", "list"],
    ["match", "requests"],
    ["match", "calendar", "D-0001"],
    ["claim", "list"],
    ["claim", "forms"],
    ["claim", "form", "R-0001"],
    ["claim", "queue"],
    ["claim", "stock"],
    ["claim", "batches"],
    ["recontact", "list"],
    ["report", "today"],
    ["report", "calendar"],
    ["report", "expenses"],
    ["report", "returns", "--reconcile"],
    ["report", "seal"],
    ["person", "find", "x"],
    ["person", "duplicates"],
    ["person", "missing"],
    ["rules"],
    ["rules", "REF-01"],
    ["rules", "--audit"],
    ["registry", "info"],
    ["registry", "unfinished"],
    ["registry", "journal"],
    ["registry", "settings"],
    ["registry", "directorates"],
    ["registry", "periods"],
    ["registry", "check"],
    ["registry", "letters"],
    ["interview", "letter", "UP-0001"],
    ["train", "letter", "S-0001"],
    ["match", "letter", "J-0001", "--about", "proposal"],
    ["match", "introduce", "J-0001"],
    ["claim", "letter", "R-0001", "--about", "paid"],
    ["recontact", "letter", "UP-0001"],
]


# Says at the end of a process which of the heavy modules it loaded.
_REPORT = f"""
import atexit, sys
codes = []
def report():
    loaded = sorted({{m.partition(".")[0] for m in sys.modules}} & set({HEAVY!r}))
    print("LOADED", *codes, *loaded, file=sys.stderr)
atexit.register(report)
"""


def _loaded(words: list[str], registry: Path, **environment: str) -> tuple[set[str], str]:
    """Run one command line in a new process; return the heavy modules that it loaded, and its exit code."""
    script = _REPORT + f"from pss_cli import cli; codes.append(cli.main({words!r}))"
    env = {**os.environ, "PSS_REGISTRY": str(registry), "PSS_LANG": "fr", **environment}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, check=False)
    last = [line for line in done.stderr.splitlines() if line.startswith("LOADED")]
    assert last, done.stderr
    _word, code, *heavy = last[0].split()
    return set(heavy), code


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_reading_starts_without_the_libraries_of_writing(words: list[str], registry: Path) -> None:
    heavy, code = _loaded(words, registry)
    assert code in ("0", "3"), "the command itself fails"
    assert not heavy


def test_completion_loads_no_command(registry: Path) -> None:
    from importlib.metadata import entry_points

    assert any(e.value == "pss_cli.__main__:run" for e in entry_points(group="console_scripts", name="pss"))
    script = _REPORT + "from pss_cli.__main__ import run; sys.argv = ['pss']; run()"
    env = {**os.environ, "_PSS_COMPLETE": "complete_bash", "COMP_WORDS": "pss re", "COMP_CWORD": "1"}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, check=False)
    assert {"refer", "recontact", "report", "registry"} <= set(done.stdout.split())
    assert [line for line in done.stderr.splitlines() if line.startswith("LOADED")] == ["LOADED"]


def test_nothing_here_is_left_unused_by_accident() -> None:
    """Every public function of `reads` is used by another file."""
    texts = (p.read_text(encoding="utf-8") for p in [*FILES, *(ROOT / "tools").glob("*.py")])
    said = Counter(word for text in texts for word in re.findall(r"\w+", text))
    unused = []
    for path in FILES:
        if _room(path) != "reads":
            continue
        for node in TREES[path].body:
            if isinstance(node, ast.FunctionDef) and said[node.name] < 2:
                unused.append(f"{_name(path)}: {node.name}")
    assert not unused


def test_signatures_of_commands_can_be_read() -> None:
    """Commands are made from annotations: every one of them evaluates."""
    for name, (path, _help) in cli.COMMANDS.items():
        module = importlib.import_module(path.split(":")[0])
        for function in vars(module).values():
            if inspect.isfunction(function) and function.__module__ == module.__name__:
                assert inspect.signature(function, eval_str=True), name
