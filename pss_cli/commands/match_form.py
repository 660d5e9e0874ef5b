"""pss match form: the request form that teams fill in a workbook."""

from __future__ import annotations

from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.match_noun import noun
from pss_cli.commands.paper import hand
from pss_cli.i18n import N_


@noun.reads("form", file=".xlsx", example="pss match form -o demande.xlsx")
def form(
    call: Call,
    request: Annotated[
        str | None, typer.Argument(metavar="[D-0012]", help=N_("Fill it in advance, to be corrected."))
    ] = None,
) -> None:
    """Write the request form that teams fill in Excel; filled in, it is read by open, or by edit."""
    hand(call, "request", request)
