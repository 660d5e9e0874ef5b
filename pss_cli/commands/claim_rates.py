"""pss claim rates: the dated rates."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.claim_noun import noun
from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.inputs.claim_rates import CONFIRM, RATE
from pss_cli.reads import claim as read
from pss_cli.reads.base import Connection
from pss_cli.views import claim_rates as view
from pss_cli.views.tables import Listing


def _listing(db: Connection, _done: Any = None) -> Listing:
    return view.rates(read.rates(db))


@noun.writes("rates", example='pss claim rates --add km 0,61 --from 2026-04-01 --source "Circulaire 2026-012"')
def rates(
    call: Call,
    add: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--add",
            metavar="KIND AMOUNT",
            help=N_("Add a rate, or fill one in: km, gravier, covoiturage, dîner…, and dollars."),
        ),
    ] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help=N_("First day of the new rate."))] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help=N_("Last day of the new rate."))] = None,
    source: Annotated[str | None, typer.Option(help=N_("Where the new rate was found."))] = None,
    tier: Annotated[
        str | None, typer.Option(metavar="KM", help=N_("Kilometres of the fiscal year from which the new rate holds."))
    ] = None,
    tiers: Annotated[
        str | None,
        typer.Option(metavar="KM/KM", help=N_("Where each further rate begins: --add km 0,61/0,54 --tiers 8000.")),
    ] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help=N_("Say that the rates were verified."))] = False,
    by: Annotated[str | None, typer.Option(help=N_("Who verified the rates."))] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help=N_("Confirm only the rates of this kind."))] = None,
) -> None:
    """List the dated rates with their source; add one; say that they were verified."""
    if add and confirm:
        raise Usage(_("Add a rate, then confirm it: one at a time."))
    if add:
        dated = {"from": since, "until": until, "source": source, "tier": tier, "tiers": tiers}
        _add(call, {"kind": add[0], "amount": add[1], **dated})
    elif confirm:
        _confirm(call, {"by": by, "kind": kind})
    elif any((since, until, source, tier, tiers, by, kind)):
        raise Usage(_("These options go with --add or --confirm."))
    else:
        call.answer(_listing(call.db))


def _add(call: Call, typed: dict[str, Any]) -> None:
    from pss_cli.workflow import claim_rates

    said = call.write(claim_rates.add, call.collect(RATE, typed), show=_listing)
    if said:
        call.say(said)


def _confirm(call: Call, typed: dict[str, Any]) -> None:
    from pss_cli.workflow import claim_rates

    given = call.collect(CONFIRM, typed)
    call.write(claim_rates.confirm, given["by"], given.get("kind"), show=_listing)
