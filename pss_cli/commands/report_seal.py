"""pss report seal: the totals of a year, stored once and for all; and the report of a year that was."""

from __future__ import annotations

from typing import Annotated

import typer

from pss_cli.commands.call import Call
from pss_cli.commands.report_noun import noun
from pss_cli.dates import parse_fiscal_year
from pss_cli.errors import Usage
from pss_cli.i18n import N_, _
from pss_cli.reads import sealed as read
from pss_cli.reads.expenses import METHOD, Year
from pss_cli.text import printable
from pss_cli.views import sealed as view
from pss_cli.views.tables import Listing

YearArg = Annotated[
    str | None, typer.Argument(metavar="[2026-2027]", help=N_("The year to seal; none: list those that are."))
]


@noun.writes("seal", example="pss report seal 2026-2027")
def seal(call: Call, fiscal_year: YearArg = None) -> None:
    """Store the totals of a fiscal year by directorate, kind and month; without one, list the sealed years.

    From then on its report gives the same figures for ever; what changes afterwards shows as correction lines.
    """
    if fiscal_year is None:
        call.answer(view.years(read.years(call.db)))
        return
    from pss_cli.workflow import seal

    year = _year(fiscal_year)
    seal.require_unsealed(call.db, year)
    about = view.to_seal(read.to_seal(call.db, year), year.label) if call.interactive and not call.yes else None
    call.confirm(_("Seal these totals of {year}?").format(year=year.label), about)
    call.write(seal.seal, year, show=lambda db, label: view.years(read.years(db, label)))


def _year(typed: str) -> Year:
    try:
        return Year(*parse_fiscal_year(typed))
    except ValueError as error:
        raise Usage(_("“{value}” {why}.").format(value=printable(typed), why=error)) from None


def remark(year: Year) -> str:
    """Return what is said of figures of a sealed year that were not sealed."""
    return _("{year} is sealed: these figures are those of today.").format(year=year.label)


def of_sealed(call: Call, year: Year, *, by_month: bool = False) -> Listing | None:
    """Return the report of a sealed year with its corrections, None when it is not sealed."""
    found = read.years(call.db, year.label)
    if not found:
        return None
    if found[0]["method"] != METHOD:
        call.say(
            _("{year}: calculated another way since; that may be all that corrections show.").format(year=year.label)
        )
    rows = (read.report_by_month if by_month else read.report)(call.db, year)
    return view.report(rows, year.label, found[0], by_month=by_month)
