"""What `pss report returns` does with workbooks: sends them, reads them back, compares them with the registry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pss_cli.commands.call import Call
from pss_cli.commands.letters import private_folder
from pss_cli.dates import fiscal_year
from pss_cli.errors import Due, Usage
from pss_cli.files import require_place
from pss_cli.i18n import _, ngettext
from pss_cli.inputs.report import PERIOD
from pss_cli.reads import establishment
from pss_cli.reads import expenses as read_year
from pss_cli.reads import returns as read
from pss_cli.reads.calendar import registry_mark
from pss_cli.reads.expenses import Year
from pss_cli.reads.find import directorate_id
from pss_cli.views import returns as view

if TYPE_CHECKING:
    from pss_cli.inputs.returned import Returned
    from pss_cli.workflow.returning import Taken

MANY = 5  # workbooks: more show a progress bar


def send(call: Call, year: Year, named: Sequence[str], until: str | None) -> None:
    """Write the workbook of each directorate named, or of every one with lines in the year, in a folder."""
    folder, call.output = call.output or Path(), None
    lines = _lines(call, year, named)
    due = call.collect(PERIOD, {"until": until}, partial=True).get("until") if until else None
    places = {code: folder / _file(year, code) for code in lines}
    made = [_made(those, places[code]) for code, those in lines.items()]
    if not call.dry_run:
        private_folder(folder)
        _write_all(call, year, lines, places, due)
    call.answer(view.sent(made, year.label, written=not call.dry_run))
    _another_year(call, year, bool(made))


def _lines(call: Call, year: Year, named: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the lines of each directorate, by its code. Raises NotFound."""
    numbers: list[int | None] = [directorate_id(call.db, word, call.day) for word in named] if named else [None]
    rows = [row for number in numbers for row in read.sent(call.db, year, number)]
    return {code: list(those) for code, those in groupby(rows, key=lambda row: str(row["directorate"]))}


def _file(year: Year, code: str) -> str:
    named = re.sub(r"[^\w-]", "-", code)
    return f"{_('return')}-{year.label}-{named}.xlsx"


def _known(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return lines without the bare one of a directorate that has none."""
    return [row for row in lines if row["day"] or row["what"] or row["claimed_cents"] is not None]


def _made(lines: list[dict[str, Any]], place: Path) -> dict[str, Any]:
    """Return what is shown of the workbook of a directorate."""
    known = _known(lines)
    sums = {
        "present_min": sum(row["minutes"] for row in known),
        "claimed_cents": sum(row["claimed_cents"] for row in known),
    }
    return {**lines[0], **sums, "file": str(place), "lines": len(known)}


def _write_all(
    call: Call, year: Year, lines: Mapping[str, list[dict[str, Any]]], places: Mapping[str, Path], due: Any
) -> None:
    """Write the workbook of each directorate; those that are there are replaced once somebody says so."""
    from pss_cli.commands.progress import progress
    from pss_cli.inputs.return_columns import Key
    from pss_cli.views.returns_instructions import Sent
    from pss_cli.views.returns_workbook import write_return
    from pss_cli.workflow.limits import Settings

    for place in places.values():
        require_place(place)
    if there := sum(place.exists() for place in places.values()):  # perhaps filled in since
        call.confirm(ngettext("{n} file exists: replace it?", "{n} files exist: replace them?", there).format(n=there))
    settings, today, mark = establishment.settings(call.db), call.context.today, registry_mark(call.db)
    limits, current = Settings(settings).limits(today), establishment.current(call.db, call.day)
    until = due or today + timedelta(days=limits.return_days)
    with progress(len(lines), least=MANY) as tick:
        for code, rows in lines.items():
            key, span = Key(year.label, mark, code), (year.first, year.last)
            write_return(Sent(key, rows[0]["name"], span, _known(rows), current, today, until), places[code])
            tick(1)


def read_back(call: Call, named: Sequence[str], year: str | None, strict: bool) -> None:
    """Read workbooks that were sent back into the registry, in one operation; bad lines go back."""
    from pss_cli.inputs.returned import read_return
    from pss_cli.workflow.returning import Stopped, take

    if not named:
        raise Usage(_("Which files? pss report returns --read FILE.xlsx"))
    files = [read_return(Path(name), call.context.today) for name in named]
    try:
        taken = call.write(take, files, year, strict, show=None)
    except Stopped as stopped:
        _answer(call, stopped.taken)
        raise
    _answer(call, taken)


def _answer(call: Call, taken: Sequence[Taken]) -> None:
    said = [
        view.counted(
            each.returned.path,
            {
                "added": each.added, "changed": each.changed, "removed": each.removed, "left": each.left,
                "bad": len(each.bad),
            },
        )
        for each in taken
    ]  # fmt: skip
    said += [_back(each.returned, each) for each in taken if each.bad and not call.dry_run]
    if not any(each.wrote or each.bad for each in taken):
        said.append(_("Nothing is new: it was read before."))
    bad = ((each.returned.path, row.line.number, row.problems) for each in taken for row in each.bad)
    call.answer(view.bad(bad, "\n".join(said)))


def _back(file: Returned, taken: Taken) -> str:
    """Write the bad lines of a file in one like it, to be corrected and read in its turn; return where it is."""
    from pss_cli.views.importing.back import free_place
    from pss_cli.views.returns_back import write_back

    place = free_place(file.path)
    bad = {row.line.number: (row.values["number"], [each.why for each in row.problems]) for row in taken.bad}
    write_back(place, file.book, (file.sheet, file.header, file.columns), file.key, bad)
    return f"{_('rejected rows are in')} {place}"


def reconcile(call: Call, year: Year, named: Sequence[str], exit_code: bool) -> None:
    """List what differs between the registry and the returns. Raises Due with `exit_code` when something does."""
    number = directorate_id(call.db, named[0], call.day) if named else None
    totals = read_year.returns(call.db, year, number).fetchall()
    shown = view.differences(read.differences(call.db, year, number), year.label, totals)
    call.answer(shown)
    known = any(row["received_on"] or row["registry_activities"] or row["registry_claimed_cents"] for row in totals)
    _another_year(call, year, known or bool(shown.rows))
    if exit_code and shown.rows:
        raise Due


def _another_year(call: Call, year: Year, something: bool) -> None:
    """Where there is nothing of the year, say which one was looked at, and how to ask for the one before."""
    if not something:
        before = fiscal_year(year.first - timedelta(days=1))
        call.say(_("Nothing of {year}. The year before: --fiscal-year {before}").format(year=year.label, before=before))
