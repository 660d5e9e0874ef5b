"""pss report returns: what each directorate declared for a fiscal year, and the workbook in which it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from pss_cli.commands import returned
from pss_cli.commands.call import Call
from pss_cli.commands.kit import YearOpt
from pss_cli.commands.report_noun import noun
from pss_cli.commands.report_year import year_of
from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.inputs.returns import RETURN
from pss_cli.reads import expenses as read
from pss_cli.reads.expenses import Year
from pss_cli.views import expenses as view

NamedArg = Annotated[
    list[str] | None, typer.Argument(metavar="[DSI|FILE.xlsx]…", help=N_("A directorate; with --read, files."))
]
SendOpt = Annotated[
    bool, typer.Option("--send", help=N_("Write the workbook of each directorate in the folder that -o says."))
]
ReadOpt = Annotated[bool, typer.Option("--read", help=N_("Read the workbooks that were sent back."))]
ReconcileOpt = Annotated[
    bool, typer.Option("--reconcile", help=N_("List what the registry and the returns differ on."))
]
UntilOpt = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help=N_("With --send: the day by which it is expected back."))
]
StrictOpt = Annotated[bool, typer.Option("--strict", help=N_("With --read: write nothing when a line is not good."))]
ExitOpt = Annotated[
    bool, typer.Option("--exit-code", help=N_("With --reconcile: leave with 10 when something differs."))
]


def _asks_nothing(typed: Mapping[str, Any]) -> bool:
    return not typed["named"] or any(typed[way] for way in ("send", "read_back", "reconcile"))


@noun.writes(
    "returns", RETURN, example="pss report returns --send --fiscal-year 2026-2027 -o retours",
    partial=_asks_nothing, folder="send",
)  # fmt: skip
def returns(
    call: Call,
    given: dict[str, Any],
    named: NamedArg = None,
    fiscal_year: YearOpt = None,
    send: SendOpt = False,
    until: UntilOpt = None,
    read_back: ReadOpt = False,
    strict: StrictOpt = False,
    reconcile: ReconcileOpt = False,
    exit_code: ExitOpt = False,
) -> None:
    """Send each directorate the workbook of its year, read it back, compare it with the registry; list who declared.

    With a directorate and totals, record what it declared without a workbook: --people 12 --claimed 1234,56.
    """
    year, words = year_of(call, fiscal_year), named or []
    _require_one_way(words, send, read_back, reconcile)
    if send:
        returned.send(call, year, words, until)
    elif read_back:
        returned.read_back(call, words, fiscal_year and year.label, strict)
    elif reconcile:
        returned.reconcile(call, year, words, exit_code)
    elif words:
        _record(call, words[0], year, given)
    else:
        call.answer(view.returns(read.returns(call.db, year), year.label))


def _require_one_way(words: list[str], send: bool, read_back: bool, reconcile: bool) -> None:
    """Check that what is typed asks for one thing. Raises Usage."""
    if send + read_back + reconcile > 1:
        raise Usage(_("Choose one of --send, --read and --reconcile."))
    if len(words) > 1 and not (send or read_back):
        raise Usage(_("One directorate at a time; several files with --read."))


def _record(call: Call, directorate: str, year: Year, given: dict[str, Any]) -> None:
    from pss_cli.workflow import returns

    call.write(
        returns.record, directorate, year.label, given,
        show=lambda db, recorded: view.returns(read.returns(db, year, recorded), year.label),
    )  # fmt: skip
