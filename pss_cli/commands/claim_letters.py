"""pss claim letter: what can be claimed, what was refused, what was paid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from pss_cli.codes import parse_code
from pss_cli.commands.call import Call
from pss_cli.commands.claim_noun import noun
from pss_cli.commands.letters import Drafts, DraftsOpt
from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.reads import letters
from pss_cli.vocabulary import ClaimLetter, Letter
from pss_cli.workflow import letters as allowed

if TYPE_CHECKING:
    from pss_cli.letters.draft import Draft


@noun.reads("letter", example="pss claim letter R-0009 --about paid -o R-0009.eml")
def letter(
    call: Call,
    code: Annotated[str, typer.Argument(metavar="R-0009|A-0107", help=N_("Code of a claim, or of a meeting held."))],
    person: Annotated[str | None, typer.Argument(metavar="UP-0042", help=N_("Who was at the meeting."))] = None,
    about: Annotated[ClaimLetter | None, typer.Option(help=N_("What the letter about a claim says."))] = None,
    output: DraftsOpt = None,
) -> None:
    """Draft what a partner can claim for a meeting (A-… UP-…), or what was refused or paid of a claim (R-…)."""
    parsed = parse_code(code)
    is_claim = parsed is not None and parsed[0] == "claim"
    if (about is None if is_claim else person is None) or (is_claim and person is not None):
        raise Usage(_("Which letter? pss claim letter R-0009 --about refused|paid, or pss claim letter A-0107 UP-0042"))
    draft = _about_claim(call, code, about) if is_claim else _owed(call, code, str(person))
    Drafts(call).answer([draft], output)


def _about_claim(call: Call, code: str, about: ClaimLetter | None) -> Draft:
    row, lines = letters.claim(call.db, code)
    allowed.reachable(row, call.context.today, about_money=True)
    if about is ClaimLetter.REFUSED:
        allowed.was_refused(row, lines)
        return Drafts(call).to_person(Letter.CLAIM_REFUSED, row, row["claim"], about={"lines": lines})
    allowed.was_paid(row)
    return Drafts(call).to_person(Letter.CLAIM_PAID, row, row["claim"])


def _owed(call: Call, activity: str, person: str) -> Draft:
    row = letters.owed(call.db, activity, person)
    today = call.context.today
    allowed.reachable(row, today, about_money=True)
    held = date.fromisoformat(row["day"])
    limits = allowed.limits(call.db, held)
    about = {
        "meal": allowed.meal_is_due(call.db, row["presence"], today),
        "meal_min": limits.meal_min,
        "before": (held + timedelta(days=limits.claim_days)).isoformat(),
    }
    then = f"pss claim add {row['code']} {row['person']} --told"
    return Drafts(call).to_person(Letter.OWED, row, f"{row['code']}-{row['person']}", then, about)
