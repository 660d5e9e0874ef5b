"""pss claim receipt: the number of a receipt, and its file kept beside the registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.claim_lines import LineArg
from pss_cli.commands.claim_noun import noun
from pss_cli.commands.kit import ClaimArg
from pss_cli.i18n import N_
from pss_cli.inputs.claim import RECEIPT
from pss_cli.reads import claim as read
from pss_cli.reads.base import Connection
from pss_cli.views import claim as view
from pss_cli.views.tables import Sheet

FileArg = Annotated[Path | None, typer.Argument(metavar="[FILE]", help=N_("A scan or a photo of the receipt."))]


def _sheet(db: Connection, code: str) -> Sheet:
    return view.sheet(*read.show(db, code))


@noun.writes("receipt", RECEIPT, example="pss claim receipt R-0009 2 recu.pdf --number P-118")
def receipt(call: Call, claim: ClaimArg, line: LineArg, given: dict[str, Any], file: FileArg = None) -> None:
    """Keep the receipt of a line: its number, its file copied beside the registry, or both."""
    from pss_cli.db import receipts
    from pss_cli.workflow import claim_receipts

    if file is None:
        call.write(claim_receipts.attach, claim, line, given, None, show=_sheet)
        return
    kept = receipts.offered(call.context.path, file, keep=not call.dry_run, recorded=lambda: call.written)
    with kept as offer:
        call.write(claim_receipts.attach, claim, line, given, offer, show=_sheet)
