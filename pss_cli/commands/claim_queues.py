"""pss claim queue: what claims wait for, and since when."""

from __future__ import annotations

from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.claim_noun import noun
from pss_cli.commands.kit import LimitOpt
from pss_cli.i18n import N_
from pss_cli.reads import claim_queues as read
from pss_cli.views import claim_queues as view
from pss_cli.vocabulary import ClaimQueue


@noun.reads("queue", example="pss claim queue pay --directorate DSI")
def queue(
    call: Call,
    name: Annotated[
        ClaimQueue | None, typer.Argument(metavar="approve|transmit|pay|recover", help=N_("Only this queue."))
    ] = None,
    directorate: Annotated[str | None, typer.Option(metavar="DSI", help=N_("Only this directorate."))] = None,
    limit: LimitOpt = None,
) -> None:
    """Count what waits to be approved, sent, paid or recovered, by directorate and age; or list one queue."""
    today = call.context.today
    if name is None:
        call.answer(view.queues(read.queues(call.db, today, directorate)[:limit]))
    else:
        call.answer(view.queue(read.queue(call.db, today, name, directorate, limit)))
