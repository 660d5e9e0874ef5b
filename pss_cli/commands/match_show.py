"""pss match show: a request, a match or an activity, by its code."""

from __future__ import annotations

from typing import Annotated

import typer

from pss_cli.codes import parse_code
from pss_cli.commands.call import Call
from pss_cli.commands.match_noun import SHEETS, noun
from pss_cli.errors import NotFound
from pss_cli.i18n import N_, _

CodeArg = Annotated[str, typer.Argument(metavar="D-0012|J-0031|A-0107", help=N_("Code of a request, match, activity."))]


@noun.reads("show", example="pss match show D-0012")
def show(call: Call, code: CodeArg) -> None:
    """Show a request (D-…), a match (J-…) or an activity (A-…)."""
    parsed = parse_code(code)
    if parsed is None or parsed[0] not in SHEETS:
        raise NotFound(_("“{typed}” is not a code such as {example}.").format(typed=code[:40], example="D-0012"))
    call.answer(SHEETS[parsed[0]](call, parsed[1]))
