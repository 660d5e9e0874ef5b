"""pss claim: lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.claim_noun import noun
from pss_cli.commands.kit import ClaimArg
from pss_cli.errors import WrongState
from pss_cli.i18n import N_, _
from pss_cli.inputs import claim_round
from pss_cli.inputs.claim import LINES
from pss_cli.reads import claim as read
from pss_cli.reads import claim_lines as lines
from pss_cli.reads.base import Connection
from pss_cli.views import claim as view
from pss_cli.views.tables import Listing, Sheet

if TYPE_CHECKING:
    from pss_cli.workflow.claim_lines import Added

OccasionArg = Annotated[
    str, typer.Argument(metavar="A-0107|S-0003", help=N_("Code of an activity, or of a training session."))
]
ClaimantArg = Annotated[
    str | None, typer.Argument(metavar="UP-0042", help=N_("Who claims; not needed when one person was present."))
]
LineArg = Annotated[int, typer.Argument(metavar="LINE", help=N_("Number of the line in the claim."))]


def _goes_round(call: Call, arguments: Mapping[str, Any]) -> None:
    """Where several people were present and nobody is named, the questions go round them. Raises NotFound."""
    if call.interactive and arguments["person"] is None:
        present = lines.standing(call.db, arguments["occasion"])
        call.asks_itself = len({row["person"] for row in present}) > 1


@noun.writes(
    "add", LINES, before=_goes_round, example="pss claim add A-0107 UP-0042 --km 24,6 --parking 8,50 --meal dîner"
)
def add(call: Call, occasion: OccasionArg, given: dict[str, Any], person: ClaimantArg = None) -> None:
    """Write what a partner claims for an activity on their open draft, or that nothing is claimed.

    The inviting directorate pays: it comes from the activity. Several kinds may be given at once.
    For a whole meeting: pss claim add A-0107 --all-present --meal dîner --km-of UP-0042:12,5
    """
    from pss_cli.workflow import claim_everybody, claim_lines

    if call.asks_itself and not given.keys() - {"all_present"}:
        call.write(claim_everybody.each, occasion, _asked(call, occasion), show=_round)
    elif given.get("all_present"):
        call.write(claim_everybody.add, occasion, person, given, show=_round)
    else:
        call.write(claim_lines.add, occasion, person, given, show=_added)


def _asked(call: Call, occasion: str) -> dict[str, dict[str, Any]]:
    """Return what each person present who was not asked yet answers, by code. Raises WrongState."""
    present = lines.standing(call.db, occasion)
    waiting = [row for row in present if not row["claim"] and not row["nothing_to_claim_on"]]
    if not waiting:
        raise WrongState(_("Everybody present was asked already: name who claims something else."))
    call.say(_("Those present who claimed nothing yet, one after the other; Enter: nothing for this question."))
    form = list(claim_round.round_of((row["person"], row["first_name"]) for row in waiting))
    return claim_round.by_person(replace(call, asks_itself=False).collect(form, {}))


def _round(db: Connection, occasion: str) -> Listing:
    return view.round_(lines.standing(db, occasion))


def _added(db: Connection, done: Added) -> Sheet:
    if done.claim is None:
        return view.presence(read.presence(db, done.occasion, done.person))
    return view.sheet(*read.show(db, done.claim), done.lines)


@noun.writes("drop", example="pss claim drop R-0009 2")
def drop(call: Call, claim: ClaimArg, line: LineArg) -> None:
    """Take a line out of a draft; the history is kept."""
    from pss_cli.workflow import claim_lines

    call.write(claim_lines.drop, claim, line, show=lambda db, code: view.sheet(*read.show(db, code)))
