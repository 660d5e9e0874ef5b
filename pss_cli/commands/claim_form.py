"""pss claim form, forms: the reimbursement form of claims, ready to sign, on the form of any organisation."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.claim_noun import noun
from pss_cli.i18n import N_
from pss_cli.vocabulary import ClaimState

ClaimsArg = Annotated[list[str] | None, typer.Argument(metavar="[R-0009]…", help=N_("Codes of claims."))]
FormsOpt = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE.xlsx|FOLDER", help=N_("Write the form to this file, or in this folder.")
    ),
]
LearnOpt = Annotated[
    Path | None,
    typer.Option("--learn", metavar="THEIR-FORM.xlsx", help=N_("Learn a form: propose its map, with a proof copy.")),
]


@noun.reads("form", example="pss claim form R-0009 -o R-0009.xlsx")
def form(
    call: Call,
    claims: ClaimsArg = None,
    template: Annotated[str | None, typer.Option(metavar="NAME", help=N_("The form (pss claim forms)."))] = None,
    state: Annotated[
        str | None, typer.Option(metavar="|".join(ClaimState), help=N_("Every claim in this state."))
    ] = None,
    directorate: Annotated[str | None, typer.Option(metavar="DSI", help=N_("Every claim of this directorate."))] = None,
    output: FormsOpt = None,
    learn: LearnOpt = None,
    name: Annotated[str | None, typer.Option(metavar="NAME", help=N_("Name of the form that is learnt."))] = None,
    replace: Annotated[bool, typer.Option("--replace", help=N_("Replace a map that was corrected."))] = False,
    proof: Annotated[
        str | None, typer.Option("--proof", metavar="NAME", help=N_("Write the proof copy of a form's map, as it is."))
    ] = None,
    confirm: Annotated[str | None, typer.Option(metavar="NAME", help=N_("Say that a form's map is right."))] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help=N_("Who looked at the proof copy."))] = None,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Do not ask for confirmation."))] = False,
) -> None:
    """Fill the form of a claim (here, or where -o says), or of many in a folder; learn a form, confirm its map."""
    from pss_cli.commands.claim_fill import Filling, chosen
    from pss_cli.commands.claim_form_learn import Asked, learnt

    call.yes, others = yes, bool(claims or template or state or directorate)
    if learnt(call, Asked(learn, proof, confirm, name, by, replace, filling=others), output):
        return
    codes = chosen(call, claims or (), state, directorate)
    filling = Filling(call, template)
    if len(codes) == 1 and claims:
        filling.one(codes[0], output)
    else:
        filling.many(codes, output)


@noun.reads("forms", example="pss claim forms")
def forms(call: Call) -> None:
    """List the forms that can be filled: those that ship, those learnt, and what is left to do with each."""
    from pss_cli.forms.filling.known import DEFAULT, SETTING, known
    from pss_cli.reads.establishment import current
    from pss_cli.views.claim_form import listed

    chosen = current(call.db, call.day).get(SETTING) or DEFAULT
    call.answer(listed(known(call.context.path), chosen))
