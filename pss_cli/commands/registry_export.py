"""pss registry export: the registry as a file that the import reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.registry_noun import noun
from pss_cli.errors import Usage
from pss_cli.files import require_place
from pss_cli.i18n import N_, _
from pss_cli.reads import importing as read
from pss_cli.vocabulary import ImportKind


@noun.reads("export", example="pss registry export registre.xlsx")
def export(
    call: Call,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx|csv", help=N_("Where the registry is written."))],
    yes: Annotated[bool, typer.Option("--yes", help=N_("Do not ask for confirmation."))] = False,
) -> None:
    """Write everybody, with what they did before pss, to a file that another registry can import.

    A workbook has three sheets: people, participations, expenses; a CSV file has the people alone.
    """
    from pss_cli.views.exporting import exported

    if file.suffix.lower() not in (".xlsx", ".csv"):
        raise Usage(_("The name of the file ends in .xlsx or .csv."))
    require_place(file)
    call.yes = yes or not file.exists()
    call.confirm(_("{file} exists: replace it?").format(file=file))
    call.answer(exported(file, _sheets(call), call.words))


def _sheets(call: Call) -> dict[ImportKind, Iterator[dict[str, Any]]]:
    done = (ImportKind.PARTICIPATIONS, ImportKind.EXPENSES)
    return {ImportKind.PEOPLE: _people(call), **{kind: read.done(call.db, kind) for kind in done}}


def _people(call: Call) -> Iterator[dict[str, Any]]:
    """Yield people as their rows say them: their number, or else their code."""
    for known in read.people(call.db, call.day):
        gone = known["status"] in ("withdrawn", "deceased")
        yield known | {
            "key": read.number_of(known["import_key"]) or known["code"],
            "withdrawn_on": (known["withdrawn_on"] or known["deceased_on"]) if gone else None,
            "note": "\n\n".join(known["notes"]) or None,
        }
