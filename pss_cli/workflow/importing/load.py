"""What an office kept before pss, read from its files: good rows in, bad rows back with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pss_cli.i18n import _
from pss_cli.inputs.importing import Table
from pss_cli.vocabulary import ImportKind
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.importing.history import History
from pss_cli.workflow.importing.outcome import Outcome, Stopped, Taken
from pss_cli.workflow.importing.people import People
from pss_cli.workflow.importing.places import Places
from pss_cli.workflow.importing.who import Who


def load(
    desk: Desk, tables: Sequence[Table], strict: bool, tick: Callable[[int], None], replace: bool = False
) -> Outcome:
    """Write what `tables` add to the registry, each row wholly or not at all, people before what they did.

    What differs from the registry is left as it is, unless `replace`. When nothing is to be added,
    nothing is written, not even an operation. Raises Stopped.
    """
    outcome, who, places = Outcome(), Who(desk.db), Places(desk)
    people = People(desk, who, places, outcome, replace=replace)
    history = History(desk, who, places, outcome)
    for table in sorted(tables, key=lambda table: list(ImportKind).index(table.kind)):
        outcome.sheets.append(Taken(table.kind, table.file, table.sheet))
        (people if table.kind is ImportKind.PEOPLE else history).load(table, tick)
    desk.warnings.clear()  # thousands: the audit lists them
    bad = len(outcome.rejected)
    if bad and (strict or not (outcome.created or outcome.updated or outcome.left)):
        for sheet in outcome.sheets:
            sheet.created, sheet.updated = [], []
        outcome.unenrolled, outcome.undated, outcome.undeclared = [], [], 0
        raise Stopped(outcome, _("{n} rows are not good: nothing was imported.").format(n=bad))
    if not (outcome.created or outcome.updated):
        desk.leave_no_trace()
    return outcome
