"""pss undo: back over the last operation."""

from __future__ import annotations

from pss_cli.commands.call import Call
from pss_cli.commands.kit import alone
from pss_cli.i18n import _
from pss_cli.views.journal import MOST_LINES, diff, summed
from pss_cli.views.render import Format


@alone("undo", example="pss undo --dry-run", writes=True)
def app(call: Call) -> None:
    """Undo the last operation, after showing what changes; again, the one before it.

    Hundreds of changes, those of an import, are summed up; -f json or -o tell them all.
    What has left the house (a disclosure, a transmitted claim) is not undone.
    """
    from pss_cli.workflow import undo

    plan = undo.plan(call.db)
    many = call.form is Format.TABLE and call.output is None and len(plan.lines) > MOST_LINES
    call.confirm(_("Undo this?"), (summed if many else diff)(plan.lines, plan.command, plan.at, plan.actor))
    call.write(undo.back, plan, show=None, undoes=plan.id)
    if not call.dry_run:
        call.say(_("Undone."))
    if any(line.table == "receipt_file" and line.becomes is None for line in plan.lines):
        call.say(_("The file of a receipt stays in the folder of receipts."))
