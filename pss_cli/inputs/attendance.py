"""Reads an attendance sheet that was filled in: who came, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pss_cli.codes import parse_code
from pss_cli.errors import BadFile, Usage
from pss_cli.i18n import _
from pss_cli.inputs.paper import PAPERS
from pss_cli.inputs.paper_read import mark, rows, ticked
from pss_cli.inputs.paper_read import places as named_cells
from pss_cli.inputs.safe_book import opened
from pss_cli.text import printable

KIND = "attendance"
NAMES = ("pss_code", "pss_name", "pss_present")  # of the cells of the headings


@dataclass
class Came:
    """The codes of those marked present and absent, and how many are left unmarked."""

    present: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    unmarked: int = 0


def read(path: Path, session: str) -> Came:
    """Return who is marked in the sheet of `session` (its code). Raises BadFile, or Usage with every bad line."""
    marks: dict[str, bool] = {}
    problems: list[str] = []
    came = Came()
    for line, code, name, typed in _lines(path, session):
        parsed, present = parse_code(code), ticked(typed)
        if parsed is None or parsed[0] != "person":
            told = _("Line {line}: “{name}” has no code: pss train invite {session} …, then write the code.")
            if code:
                told = _("Line {line}: “{name}” is not a code such as UP-0042.")
            problems.append(told.format(line=line, name=printable(code or name or typed), session=session))
        elif not typed:
            came.unmarked += 1
        elif present is None:
            told = _("Line {line}, {code}: “{value}” is neither x, yes nor no.")
            problems.append(told.format(line=line, code=parsed[1], value=printable(typed)))
        elif marks.setdefault(parsed[1], present) is not present:
            problems.append(_("Line {line}: {code} is present and absent.").format(line=line, code=parsed[1]))
    if problems:
        raise Usage(*problems)
    came.present = [code for code, present in marks.items() if present]
    came.absent = [code for code, present in marks.items() if not present]
    return came


def _lines(path: Path, session: str) -> list[tuple[int, str, str, str]]:
    """Return the line number, the code, the name and the mark of each line that holds any. Raises BadFile."""
    file = printable(str(path))
    with opened(path) as book:
        found = mark(book, path)
        if found.kind != KIND:
            paper = PAPERS.get(found.kind)
            title, command = (_(paper.title), paper.add) if paper else ("?", "?")
            told = _("{file} is the form “{title}”: it is read by {command}")
            raise BadFile(told.format(file=file, title=title, command=command))
        if found.code != session:
            raise BadFile(_("{file} was filled in advance for {code}.").format(file=file, code=found.code))
        heads: dict[str, Any] = {name: (sheet, y, x) for sheet, y, x, name in named_cells(book, NAMES)}
        if set(heads) != set(NAMES):
            raise BadFile(_("{file} has lost its headings: fill in a new one.").format(file=file))
        sheet, top, _x = heads["pss_code"]
        lines: dict[int, dict[int, str]] = {}
        for (y, x), value in rows(book, sheet):
            if y > top:
                lines.setdefault(y, {})[x] = value
    texts = [(y, [cells.get(heads[name][2], "") for name in NAMES]) for y, cells in sorted(lines.items())]
    return [(y, code, name, typed) for y, (code, name, typed) in texts if code or name or typed]
