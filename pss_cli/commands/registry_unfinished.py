"""pss registry unfinished: forms that somebody left before their end."""

from __future__ import annotations

from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.registry_noun import noun
from pss_cli.i18n import N_, _
from pss_cli.reads import unfinished as read
from pss_cli.views import unfinished as view

YesOpt = Annotated[bool, typer.Option("--yes", help=N_("Do not ask for confirmation."))]


@noun.reads("unfinished", example="pss registry unfinished")
def unfinished(
    call: Call,
    purge: Annotated[bool, typer.Option("--purge", help=N_("Erase them all, everybody's."))] = False,
    yes: YesOpt = False,
) -> None:
    """List the forms left unfinished: who, which command, since when; never what was typed.

    They are offered again to who left them, and erased after 7 days.
    """
    call.answer(view.listing(read.listing(call.db)))
    if purge:
        from pss_cli.db.unfinished import purge as erase

        call.yes = yes
        call.confirm(_("Erase what was typed in them?"))
        call.say(view.erased(erase(call.context.path)))
