"""pss registry import: people older than pss."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.registry_noun import noun
from pss_cli.errors import Usage
from pss_cli.files import require_place
from pss_cli.i18n import N_, _, labelled
from pss_cli.inputs.importing import Table
from pss_cli.inputs.importing.reading import read_tables
from pss_cli.views import importing as view

if TYPE_CHECKING:
    from pss_cli.workflow.importing import Outcome


@noun.writes("import", example="pss registry import people.xlsx --dry-run")
def import_(
    call: Call,
    file: Annotated[Path | None, typer.Argument(metavar="FILE.csv|xlsx", help=N_("The people to import."))] = None,
    template: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("Write the empty template (csv or xlsx) and stop."))
    ] = None,
    rejected: Annotated[
        Path | None, typer.Option(metavar="FILE", help=N_("Where bad rows go (default: beside the file)."))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=N_("Import nothing when a row is not good."))] = False,
) -> None:
    """Import people enrolled before pss, with what they signed and their last participation.

    Good rows go in, in one operation that can be undone; bad rows go back to a file with their reasons.
    What is in the registry already is skipped: importing twice is importing once.
    """
    if template is not None:
        if template.exists():  # perhaps filled since
            call.confirm(_("{file} exists: replace it?").format(file=template))
        view.write_template(template)
        call.say(_("The template is ready: {file}").format(file=template))
    elif file is None:
        raise Usage(_("Which file? The template: pss registry import --template people.xlsx"))
    else:
        tables = read_tables(file)
        _import(call, tables, _beside(call, file, rejected), strict)


def _beside(call: Call, file: Path, rejected: Path | None) -> Path:
    """Return where bad rows go, checked ahead of any writing. Raises BadFile, Usage."""
    beside = rejected or file.with_stem(f"{file.stem}-{_('rejected')}")
    if not call.dry_run:
        require_place(beside)
    if beside.exists() and beside.samefile(file):
        raise Usage(_("--rejected: {file} is the file to import, give another name.").format(file=beside))
    return beside


def _import(call: Call, tables: list[Table], beside: Path, strict: bool) -> None:
    from pss_cli.commands.progress import progress
    from pss_cli.workflow import importing

    try:
        with progress(sum(len(table.rows) for table in tables)) as tick:
            outcome = call.write(importing.load, tables, strict, tick, show=None)
    except importing.Stopped as stopped:
        call.answer(view.rejected(stopped.outcome.rejected, _back(call, tables, beside, stopped.outcome)))
        raise
    call.answer(view.rejected(outcome.rejected, _back(call, tables, beside, outcome)))


def _back(call: Call, tables: list[Table], beside: Path, outcome: Outcome) -> str:
    """Write the rejected rows to their file; return the counts in words."""
    said = [
        labelled(_("imported rows"), len(outcome.created) + len(outcome.updated)),
        labelled(_("already there"), len(outcome.left)),
        labelled(_("rejected"), len(outcome.rejected)),
    ]
    if outcome.unenrolled:
        without = _("without a day of enrolment (pss enroll add UP-… --already-since DATE)")
        said.append(labelled(without, len(outcome.unenrolled)))
    if outcome.rejected and not call.dry_run:
        view.write_rejected(beside, tables[0].headings, outcome.rejected)
        said.append(f"{_('rejected rows are in')} {beside}")
    return ", ".join(said)
