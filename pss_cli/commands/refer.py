"""pss refer: spotting."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import LimitOpt, Noun, PersonArg
from pss_cli.commands.paper import hand, of_the_same
from pss_cli.commands.resemblance import say_resemblance
from pss_cli.i18n import N_
from pss_cli.inputs.refer import EDITED, LISTED, REFERRAL
from pss_cli.reads import refer as read
from pss_cli.reads.base import Connection
from pss_cli.reads.find import person_id
from pss_cli.views import refer as view
from pss_cli.views.tables import Listing, Sheet

noun = Noun("refer")
app = noun.app


def _sheet(db: Connection, code: str) -> Sheet:
    return view.sheet(*read.show(db, code))


@noun.writes("add", REFERRAL, example="pss refer add --from -")
def add(call: Call, given: dict[str, Any]) -> None:
    """Record a referral: the person, who spotted them, the agreement to be contacted."""
    from pss_cli.workflow import refer

    code = call.write(refer.add, given, show=_sheet)
    if not (given.get("person") or call.dry_run):
        say_resemblance(call, code)


@noun.reads("list", example="pss refer list --state open")
def list_(
    call: Call,
    state: Annotated[
        str | None, typer.Option(metavar="open|closed", help=N_("Only open, or only closed ones."))
    ] = None,
    request: Annotated[str | None, typer.Option(metavar="D-0012", help=N_("Only those made for a request."))] = None,
    limit: LimitOpt = None,
) -> None:
    """List referrals, latest first."""
    wanted = call.collect(LISTED, {"state": state}, partial=True).get("state")
    call.answer(Listing(view.LIST, read.listing(call.db, wanted, request, limit)))


@noun.reads("show", example="pss refer show UP-0042")
def show(call: Call, person: PersonArg) -> None:
    """Show the referral of a person, with its checklist."""
    call.answer(_sheet(call.db, person))


@noun.writes(
    "edit",
    EDITED,
    example="pss refer edit UP-0042 --directorate DSM",
    partial=True,
    before=of_the_same("person", person_id),
)
def edit(call: Call, person: PersonArg, given: dict[str, Any]) -> None:
    """Correct a referral or the person it is about; the history is kept."""
    from pss_cli.workflow import refer

    call.write(refer.edit, person, given, show=_sheet)


@noun.writes("close", example='pss refer close UP-0042 --reason "n\'a pas rappelé"')
def close(call: Call, person: PersonArg, reason: Annotated[str, typer.Option(help=N_("Why it is closed."))]) -> None:
    """Close a referral that leads nowhere."""
    from pss_cli.workflow import refer

    call.write(refer.close, person, reason, show=_sheet)


@noun.reads("form", file=".xlsx", example="pss refer form -o reperage.xlsx")
def form(
    call: Call,
    person: Annotated[
        str | None, typer.Argument(metavar="[UP-0042]", help=N_("Fill it in advance, to be corrected."))
    ] = None,
) -> None:
    """Write the referral form that staff fill in Excel; filled in, it is read by add, or by edit."""
    hand(call, "referral", person)
