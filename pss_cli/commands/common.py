"""The options that every verb of a kind has: how to answer, what to read, what to try first."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.views.render import Format

FORMATS = "|".join(Format)
_FORMAT = Annotated[str | None, typer.Option("--format", "-f", metavar=FORMATS, help=N_("How to write the answer."))]
_OUTPUT = Annotated[Path | None, typer.Option("--output", "-o", help=N_("Write the answer to this file."))]
SHOWN = {"format": _FORMAT, "output": _OUTPUT}


def file_option(ending: str) -> Any:
    """Return --output for a file of one kind: another ending would open as something else."""

    def checked(path: Path | None) -> Path | None:
        if path is not None and path.suffix.lower() != ending:
            raise Usage(_("--output: give a name that ends with {ending}.").format(ending=ending))
        return path

    return Annotated[
        Path | None, typer.Option("--output", "-o", help=N_("Write the answer to this file."), callback=checked)
    ]


FORM = {
    "from_": Annotated[
        str | None, typer.Option("--from", metavar="FILE|-", help=N_("Read the fields from JSON, or from a form."))
    ],
    "no_input": Annotated[bool, typer.Option("--no-input", help=N_("Ask nothing: what is missing is an error."))],
}
WRITTEN = {
    "dry_run": Annotated[bool, typer.Option("--dry-run", help=N_("Do everything, keep nothing."))],
    "because": Annotated[
        list[str] | None, typer.Option("--because", metavar="TEXT|CODE:TEXT", help=N_("The reason that passes a gate."))
    ],
    "yes": Annotated[bool, typer.Option("--yes", help=N_("Do not ask for confirmation."))],
}
