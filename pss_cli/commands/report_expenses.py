"""pss report expenses: the yearly roll-up, on the screen or as a workbook."""

from __future__ import annotations

from pss_cli.commands.call import Call
from pss_cli.commands.kit import YearOpt
from pss_cli.commands.report_noun import noun
from pss_cli.commands.report_year import year_of
from pss_cli.i18n import _
from pss_cli.reads import expenses as read
from pss_cli.reads.establishment import current
from pss_cli.views import expenses as view
from pss_cli.views.render import Format


@noun.reads("expenses", example="pss report expenses --fiscal-year 2026-2027 -o depenses.xlsx")
def expenses(call: Call, fiscal_year: YearOpt = None) -> None:
    """Add up a fiscal year by directorate and kind; with -o FILE.xlsx, a workbook with its lines and charts."""
    year = year_of(call, fiscal_year)
    if call.form is not Format.XLSX or call.output is None:
        call.answer(view.expenses(read.figures(call.db, year), year.label))
        return
    from pss_cli.views.expenses_workbook import YearRows, write_year

    rows = YearRows(*(select(call.db, year) for select in (read.figures, read.taken_part, read.lines, read.vouchers)))
    write_year(rows, year.label, current(call.db, call.day).get("name", ""), call.output)
    call.say(_("{file} is ready.").format(file=call.output))
