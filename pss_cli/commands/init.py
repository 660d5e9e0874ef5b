"""pss init: a new registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.kit import alone
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field, Word, text
from pss_cli.reads.establishment import current
from pss_cli.resources import establishments
from pss_cli.views.establishment import created


@alone("init", example="pss init --establishment laval", writes=True)
def app(
    call: Call,
    establishment: Annotated[
        str | None,
        typer.Option(
            metavar="laval|monteregie-ouest|capitale-nationale",
            help=N_("Which establishment (asked on a terminal; laval otherwise)."),
        ),
    ] = None,
    shared: Annotated[
        Path | None, typer.Option(metavar="DIR", help=N_("In a folder shared by several people."))
    ] = None,
) -> None:
    """Create an empty registry for an establishment."""
    from pss_cli.db.founding import founded
    from pss_cli.workflow.establishment import known_profile, seed

    profile = known_profile(establishment or (_asked() if call.interactive else "laval"))
    with founded(call.context.path, shared=shared, keep=not call.dry_run) as (path, beside):
        call.context.path = beside
        call.write(seed, profile, show=lambda db, _done: created(current(db, call.day), path))
    if shared is not None:
        call.say(_("If this folder is synchronised (OneDrive, Dropbox…), two people writing at once may lose work."))


def _asked() -> str:
    """Return the establishment chosen from the list of those that ship."""
    from pss_cli.commands.answers import Answers
    from pss_cli.commands.prompts import asker
    from pss_cli.inputs.collect import collect

    names = [Word(key, name, name) for key, name in establishments().items()]
    which = Field("establishment", text, N_("which establishment"), required=True, words="establishment")
    words = {"establishment": names}
    asked = asker(words, Answers(introduced=True))  # nothing to keep yet: there is no registry
    return str(collect([which], {}, source=None, words=words, ask=asked)["establishment"])
