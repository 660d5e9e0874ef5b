"""What `pss` alone shows on a terminal: what is most urgent today, and what to type."""

from __future__ import annotations

from datetime import date

from pss_cli.commands.call import Call
from pss_cli.commands.prompts import say
from pss_cli.context import Context
from pss_cli.i18n import _
from pss_cli.text import harmless

TOP = 10


def home(context: Context) -> None:
    """Show the most urgent of what is owed today, or how to begin. Raises Unusable."""
    call = Call(context=context, command="")
    if not context.path.exists():
        say(_("There is no registry yet at {path}.").format(path=harmless(str(context.path))))
        say(_("To begin: pss init"))
        say(_("To try with invented people: pss demo FOLDER"))
        say(_("Help: pss --help"))
        return
    try:
        _owed(call)
        _unfinished(call)
    finally:
        call.close()
    say(_("Everything owed: pss report today; of one step: pss report today --step match"))
    say(_("Help: pss --help"))


def _owed(call: Call) -> None:
    """Show the top of what is owed, and count the rest by rule."""
    from pss_cli.rules import book
    from pss_cli.views import report_today as view
    from pss_cli.workflow.todos import todos

    today: date = call.context.today
    owed = todos(call.db, today, book.chosen(None, None, "todo"))
    if not owed:
        call.answer(_("Nothing is owed today."))
        return
    call.answer(view.brief(owed, today, TOP))
    if owed[TOP:]:
        say(view.rest(owed[TOP:]))


def _unfinished(call: Call) -> None:
    """Say which forms of this person wait to be finished."""
    from pss_cli.commands.left import to_retype
    from pss_cli.dates import in_quebec
    from pss_cli.reads.unfinished import mine

    for form in mine(call.db, call.context.actor, call.kept_since):
        again = to_retype(form["command"], form["arguments"])
        say(_("Left unfinished on {when}: {command}").format(when=in_quebec(form["at"]), command=again))
