"""Receipts of claim lines: their number, and the file that is kept beside the registry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from sqlmodel import select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.rules.claim import Line
from pss_cli.workflow.claim_records import entry_of, never_transmitted, the_claim
from pss_cli.workflow.desk import Desk


class Offer(Protocol):
    """A file given as a receipt, and how it is kept."""

    @property
    def sha256(self) -> str:
        """The fingerprint of the file."""

    @property
    def size(self) -> int:
        """Its size in bytes."""

    suffix: str

    def is_kept(self, name: str) -> bool:
        """Whether this very file is kept under `name`."""

    def put(self, name: str) -> None:
        """Keep the file under `name`."""


def attach(desk: Desk, typed: str, number: int, given: Mapping[str, Any], offer: Offer | None) -> str:
    """Keep the number or the file of the receipt of a line; return the claim's code.

    A file may come after the claim was transmitted; a number may not, since the line says it.
    Raises Refused (CLM-18, CLM-12), WrongState, Usage, NotFound, BadFile.
    """
    if offer is None and not given.get("number"):
        raise Usage(_("Give the file of the receipt, or its --number."))
    claim = the_claim(desk, typed)
    entry = entry_of(desk, claim, number)
    desk.only_if(
        entry.corrects_id is None,
        _("Line {line} is a counter-entry: its receipt goes with the line it corrects.").format(line=number),
    )
    if given.get("number") and given["number"] != entry.receipt:
        never_transmitted(desk, claim, entry)
        entry.receipt = given["number"]
        desk.add(entry)
        desk.enforce(Line, entry.id)
    if offer is not None:
        _keep(desk, claim, entry, offer, alone=not given.get("number"))
    return claim.code


def _keep(desk: Desk, claim: models.Claim, entry: models.ClaimEntry, offer: Offer, *, alone: bool) -> None:
    """Write the record of a file, then the file; one that is recorded already is only put back if it is lost."""
    table = models.ReceiptFile
    found = desk.session.exec(select(table).where(table.entry_id == entry.id, table.sha256 == offer.sha256)).first()
    name = found.file if found else f"{claim.code}-{entry.line}-{offer.sha256[:8]}{offer.suffix}"
    desk.only_if(
        not (found and alone and offer.is_kept(name)),
        _("This file is kept already for line {line} of {code}: {file}").format(
            line=entry.line, code=claim.code, file=name
        ),
    )
    if found is None:
        desk.add(table(entry_id=entry.id, file=name, sha256=offer.sha256, size=offer.size, added_on=desk.today))
    offer.put(name)
