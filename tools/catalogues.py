"""Brings `pss_cli/locale/fr` up to date with the messages of the code: `make catalogues`.

Messages are what `_`, `N_` and `ngettext` mark, the docstrings of commands (their help), and a few
words of Typer's own.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FRENCH = ROOT / "pss_cli" / "locale" / "fr" / "LC_MESSAGES" / "pss_cli.po"
MARKS = ("_", "N_", "ngettext")
TYPER = (
    "Arguments", "Options", "Commands", "(deprecated) ", "[default: {}]", "[env var: {}]", "[required]",
    "Missing command.",
    "Install completion for the current shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
)  # fmt: skip


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((ROOT / "pss_cli").rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def marked() -> Iterator[str | tuple[str, str]]:
    """Yield what `_`, `N_` and `ngettext` mark.

    Read from the syntax tree: Babel's own reader sees inside f-strings on some versions of Python only.
    """
    for _path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                said = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                if node.func.id == "ngettext":
                    yield said[0], said[1]
                elif said and said[0]:
                    yield said[0]


def command_docstrings() -> Iterator[str]:
    """Yield the help of every command: the docstring of each decorated function of `commands/`."""
    for path, tree in _trees():
        for node in ast.walk(tree):
            if path.parent.name == "commands" and isinstance(node, ast.FunctionDef):
                text = ast.get_docstring(node)
                if text and any(isinstance(d, ast.Call) for d in node.decorator_list):
                    yield text


def extracted() -> Catalog:
    """Return every message of the code, untranslated."""
    catalogue = Catalog(domain="pss_cli")
    for text in (*marked(), *command_docstrings(), *TYPER):
        catalogue.add(text)
    return catalogue


def french() -> Catalog:
    """Return the French catalogue as it stands in the file."""
    if not FRENCH.exists():
        return Catalog(locale="fr", domain="pss_cli")
    with FRENCH.open("rb") as stream:
        return read_po(stream, locale="fr", domain="pss_cli")


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the messages that have no French, or a doubtful one."""
    return [str(m.id) for m in catalogue if m.id and (m.fuzzy or not (all(m.string) if m.pluralizable else m.string))]


def main() -> int:
    """Write the updated catalogue and its compiled form; name what is left to translate."""
    catalogue = french()
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    FRENCH.parent.mkdir(parents=True, exist_ok=True)
    with FRENCH.open("wb") as stream:
        write_po(stream, catalogue, omit_header=False, sort_output=True, no_location=True, width=110)
    beside = FRENCH.with_suffix(".mo.partial")  # then moved: somebody may be running the program meanwhile
    with beside.open("wb") as stream:
        write_mo(stream, catalogue)
    beside.replace(FRENCH.with_suffix(".mo"))
    left = untranslated(catalogue)
    print(f"{len(catalogue)} messages, {len(left)} to translate", *left, sep="\n  ", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
