"""Reads the template of a letter and fills it; the establishment's own wins over ours.

A template is data that anybody may have edited. Jinja2's sandbox is the second wall: the first is
that a template only names values and says `{% if %}`. Without loops, calls, arithmetic or
attributes, nothing can be reached, run for ever or grow, and a wrong name is found before any
letter is made, in the branches that are not taken as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pss_cli.errors import BadFile
from pss_cli.files import beside, not_opened
from pss_cli.i18n import N_, _
from pss_cli.letters.book import LANGUAGES, names
from pss_cli.resources import data_dir
from pss_cli.text import harmless
from pss_cli.vocabulary import Letter

if TYPE_CHECKING:
    from jinja2 import Template as Compiled
    from jinja2.nodes import Node
    from jinja2.sandbox import SandboxedEnvironment

FOLDER = "templates"
MOST_BYTES = 64_000
# What a template is made of. Anything else of Jinja is refused.
ALLOWED = {"Template", "Output", "TemplateData", "Name", "Const", "If", "CondExpr", "And", "Or", "Not"}
_HEAD = re.compile(r"(?:Objet|Subject)\s*:[^\S\n]*(\S[^\n]*)\n[^\S\n]*\n(.*\S.*)", re.S)
_FORMER = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")  # how the first release wrote names
_NO_HEAD = N_("it begins with “Objet : …” (or “Subject: …”), an empty line, then the text")


@dataclass(frozen=True)
class Template:
    """The text of a letter with the names to fill, and the file it comes from."""

    letter: Letter
    path: Path
    source: str

    def fill(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Return the subject, on one line, and the text. Raises BadFile when the template is wrong."""
        subject, text = (harmless(part.render(values).expandtabs(4)) for part in self._parts)
        return " ".join(subject.split("\n")).strip(), re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"

    @cached_property
    def _parts(self) -> tuple[Compiled, Compiled]:
        """The subject and the text, checked and ready to be filled."""
        head = _HEAD.match(self.source)
        if head is None:
            raise self._wrong(1, _(_NO_HEAD))
        for number, line in enumerate(self.source.splitlines(), 1):
            if (former := _FORMER.search(line)) and former[1] in names(self.letter):
                raise self._wrong(number, _("{{{name}}} is now written {{{{ {name} }}}}").format(name=former[1]))
        return self._compiled(head[1], 1), self._compiled(head[2], self.source.count("\n", 0, head.start(2)) + 1)

    def _compiled(self, part: str, first_line: int) -> Compiled:
        from jinja2 import TemplateSyntaxError

        engine = _engine()
        part = "\n" * (first_line - 1) + part  # so that a mistake is told by its line in the file
        try:
            for node in _nodes(engine.parse(part)):
                self._check(node)
            return engine.from_string(part)
        except TemplateSyntaxError as error:
            raise self._wrong(error.lineno, _("this cannot be read: a brace or an “endif” may be missing")) from None
        except (RecursionError, SyntaxError):  # braces in braces, without end
            raise self._wrong(first_line, _("this is too deep")) from None

    def _check(self, node: Node) -> None:
        known = names(self.letter)
        if type(node).__name__ not in ALLOWED:
            raise self._wrong(node.lineno, _("only {example} can be written").format(example=_EXAMPLE))
        name = getattr(node, "name", None)
        if name is not None and name not in known:
            listed = ", ".join(known)
            raise self._wrong(
                node.lineno, _("“{name}” is no name of this letter: {names}").format(name=name, names=listed)
            )

    def _wrong(self, line: int, why: str) -> BadFile:
        return BadFile(_("{file}, line {line}: {why}.").format(file=self.path, line=line, why=why))


_EXAMPLE = "{{ name }}, {% if place %} … {% else %} … {% endif %}"


def _engine() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    engine = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    engine.globals.clear()
    return engine


def _nodes(root: Node) -> Iterator[Node]:
    yield root
    for child in root.iter_child_nodes():
        yield from _nodes(child)


def ours(letter: Letter, language: str) -> Path:
    """Return the template that ships."""
    return data_dir() / "letters" / f"{letter}.{language}.txt"


def own(letter: Letter, language: str, registry: Path) -> Path:
    """Return where the establishment's own template would be, beside its registry."""
    return registry.parent / FOLDER / f"{letter}.{language}.txt"


def load(letter: Letter, language: str, registry: Path) -> Template:
    """Return the template in use. Raises BadFile when it cannot be read."""
    theirs = own(letter, language, registry)
    return _read(letter, theirs if theirs.is_file() else ours(letter, language))


def _read(letter: Letter, path: Path) -> Template:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise BadFile(_("{file} is too long for a letter.").format(file=path))
        return Template(letter, path, raw.decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError:
        raise not_opened(path) from None
    except UnicodeDecodeError:
        raise BadFile(_("{file} is not UTF-8 text: save it as UTF-8.").format(file=path)) from None


def copy(letter: Letter, registry: Path) -> list[tuple[Path, bool]]:
    """Copy the templates of a letter beside the registry, to be edited; say of each whether it was copied.

    What is there already is left alone. Raises BadFile when the folder cannot be written.
    """
    done = []
    for language in LANGUAGES:
        target = own(letter, language, registry)
        copied = not target.exists()
        if copied:
            target.parent.mkdir(exist_ok=True)
            with beside(target) as path:
                path.write_bytes(ours(letter, language).read_bytes())
        done.append((target, copied))
    return done


def problems(registry: Path) -> list[str]:
    """Return what is wrong with the establishment's own templates, one sentence for each file."""
    found = []
    for path in sorted((registry.parent / FOLDER).glob("*.txt")):
        letter, _dot, language = path.name.removesuffix(".txt").rpartition(".")
        if letter not in set(Letter) or language not in LANGUAGES:
            found.append(_("{file}: no letter has this name. See: pss registry letters").format(file=path))
            continue
        filled: dict[str, Any] = {name: f"[{name}]" for name in names(Letter(letter))}
        try:
            _read(Letter(letter), path).fill(filled)
        except BadFile as error:
            found += error.sentences
    return found
