"""What was understood of a file, in sentences: each sheet, the lines that were left out, what is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from pss_cli.i18n import N_, _, labelled, ngettext
from pss_cli.inputs.importing import COLUMNS
from pss_cli.inputs.importing.colours import coloured
from pss_cli.inputs.importing.grid import Book, Sheet
from pss_cli.inputs.importing.lines import Aside
from pss_cli.inputs.importing.reading import Read
from pss_cli.inputs.importing.sheetmap import Doubt, Doubtful, SheetMap, headings_at, is_error
from pss_cli.labels import label
from pss_cli.text import printable
from pss_cli.vocabulary import PastStatus, Withdrawal

_MOST_LINES = 8  # named in a sentence
_ASIDES = {
    Aside.HEADINGS: N_("headings met again"),
    Aside.NOTE: N_("notes"),
    Aside.TOTAL: N_("totals"),
}
_DOUBTS = {
    Doubtful.UNKNOWN: N_("the column “{heading}” is not known"),
    Doubtful.TWICE: N_("the column “{heading}”: another column says the same already"),
    Doubtful.CONTENTS: N_("the column “{heading}”: what it holds is not what its heading says, it is left out"),
    Doubtful.GUESSED: N_("the column “{heading}” is known by what it holds alone: is it right?"),
    Doubtful.ORDER: N_("the column “{heading}”: nothing tells the day from the month in dates such as 05/03/2021"),
    Doubtful.SOME: N_("the column “{heading}”: nothing tells the day from the month in some dates such as 05/03/2021"),
}


def doubt(about: Doubt, line: int) -> str:
    """Return one doubt, with the line of the map to correct."""
    what = _(_DOUBTS[about.why]).format(heading=printable(about.heading))
    where = what
    if about.sheet is not None:
        where = labelled(_("sheet “{sheet}”").format(sheet=printable(about.sheet)), what)
    return _("Line {n} of the map: {what}.").format(n=line, what=where)


def understood(book: Book, maps: Sequence[SheetMap]) -> Iterator[str]:
    """Yield a sentence for each sheet: what it is taken for, and what is left out of it."""
    by_name = {each.sheet: each for each in maps}
    for sheet in book.sheets:
        told = by_name.get(sheet.name)
        name = printable(sheet.name or book.file)
        if told is None or told.kind is None:
            if sheet.lines:
                yield _("{sheet}: left out, it is no list of people, participations or expenses.").format(sheet=name)
            continue
        there = headings_at(sheet, told.header)
        left = [h for h in there if not told.columns.get(h) and not is_error(h)]
        yield _("{sheet}: {kind}, headings on line {line}, columns taken: {n}.").format(
            sheet=name, kind=label(told.kind), line=told.header, n=len(told.taken)
        ) + (" " + _("Left out: {names}.").format(names=", ".join(map(printable, left))) if left else "")
        yield from _about(sheet, told)


def _about(sheet: Sheet, told: SheetMap) -> Iterator[str]:
    for colour, lines in coloured(sheet, told):
        sentence = ngettext(
            "{n} line is {colour} ({lines}): colours are not read; add a column “Statut” or “Status”.",
            "{n} lines are {colour} ({lines}): colours are not read; add a column “Statut” or “Status”.",
            len(lines),
        )
        yield sentence.format(n=len(lines), colour=_(colour), lines=numbers(lines))
    if sheet.cut_after is not None:
        yield _("Nothing is read after line {n} and thousands of empty lines.").format(n=sheet.cut_after)


def left_out(read: Read) -> Iterator[str]:
    """Yield a sentence for the lines that are no rows, and one for each column that says too little somewhere."""
    for (sheet, why), lines in read.asides.items():
        yield _in(sheet, _("{what} left out: {lines}.").format(what=_(_ASIDES[why]), lines=numbers(lines)))
    for (sheet, heading), lines in read.missing.items():
        sentence = _("“{heading}” does not say a day, which stays missing: {lines}.")
        yield _in(sheet, sentence.format(heading=printable(heading), lines=numbers(lines)))
    for (sheet, heading), lines in read.totals.items():
        sentence = _("“{heading}” is not the sum of the amounts, which is what is taken: {lines}.")
        yield _in(sheet, sentence.format(heading=printable(heading), lines=numbers(lines)))


class Difference(Protocol):
    """A value that the registry knows otherwise."""

    @property
    def sheet(self) -> str | None:
        """Its sheet, in a workbook."""

    @property
    def line(self) -> int:
        """Its line in the file."""

    @property
    def code(self) -> str:
        """Whom it is about."""

    @property
    def field(self) -> str:
        """The field of its column."""

    @property
    def replaced(self) -> bool:
        """Whether the file's value was taken."""

    @property
    def replaceable(self) -> bool:
        """Whether it can be."""

    @property
    def leaves(self) -> str | None:
        """Withdrawn or deceased, when the file says it of somebody enrolled."""


_REPLACED = N_("{heading}: replaced by what the file says ({lines}).")
_KEPT = N_("{heading}: the registry says otherwise, and stays as it is ({lines}); --replace takes the file's.")
_CORRECTED = N_(
    "{heading}: the registry says otherwise, and stays as it is ({lines}); it is corrected in pss, not by --replace."
)
_LEAVES = N_(
    "{heading}: the registry says otherwise, and stays as it is ({lines}). Whoever left is taken out in pss: "
    "pss enroll withdraw {code} --reason {reason}"
)


def differing(differences: Iterable[Difference]) -> Iterator[str]:
    """Yield a sentence for each column where the file and the registry differ: which lines, and what was done."""
    found: dict[tuple[str | None, str, str, str | None], list[Difference]] = {}
    for each in differences:
        kept = _LEAVES if each.leaves else _KEPT if each.replaceable else _CORRECTED
        sentence = _REPLACED if each.replaced else kept
        found.setdefault((each.sheet, each.field, sentence, each.leaves), []).append(each)
    headings = {h.field.name: str(h) for columns in reversed(list(COLUMNS.values())) for h in columns}
    for (sheet, name, sentence, gone), alike in found.items():
        lines = numbers([f"{each.line} = {each.code}" for each in alike])
        reason = Withdrawal.DECEASED if gone == PastStatus.DECEASED else "…"
        said = _(sentence).format(heading=headings.get(name, name), lines=lines, code=alike[0].code, reason=reason)
        yield _in(sheet, said)


def numbers(lines: Sequence[object]) -> str:
    """Return the numbers of lines, the first few when there are many."""
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    more = len(lines) - _MOST_LINES
    counted = _("lines {numbers} and {n} more").format(numbers=shown, n=more) if more > 0 else ""
    return counted or (_("line {numbers}") if len(lines) == 1 else _("lines {numbers}")).format(numbers=shown)


def _in(sheet: str | None, sentence: str) -> str:
    return labelled(printable(sheet), sentence) if sheet is not None else sentence[:1].upper() + sentence[1:]
