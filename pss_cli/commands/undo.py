"""pss undo: back over the last operation."""

from __future__ import annotations

from pss_cli.commands.call import Call
from pss_cli.commands.kit import alone
from pss_cli.i18n import _
from pss_cli.views.journal import diff


@alone("undo", example="pss undo --dry-run", writes=True)
def app(call: Call) -> None:
    """Undo the last operation, after showing what changes; again, the one before it.

    What has left the house (a disclosure, a transmitted claim) is not undone.
    """
    from pss_cli.workflow import undo

    plan = undo.plan(call.db)
    call.confirm(_("Undo this?"), diff(plan.lines, plan.command, plan.at, plan.actor))
    call.write(undo.back, plan, show=None, undoes=plan.id)
    if not call.dry_run:
        call.say(_("Undone."))
