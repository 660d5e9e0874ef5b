"""What is asked about a fiscal year: expenses and participation of each directorate."""

from pss_cli.reads.expenses.compared import averages, compared
from pss_cli.reads.expenses.figures import figures, taken_part
from pss_cli.reads.expenses.lines import lines, rounding, vouchers
from pss_cli.reads.expenses.pieces import METHOD, NAME, OF_THE_YEAR
from pss_cli.reads.expenses.returned import returns
from pss_cli.reads.expenses.spans import by_month, by_period, periods
from pss_cli.reads.expenses.year import Year

__all__ = [
    "METHOD",
    "NAME",
    "OF_THE_YEAR",
    "Year",
    "averages",
    "by_month",
    "by_period",
    "compared",
    "figures",
    "lines",
    "periods",
    "returns",
    "rounding",
    "taken_part",
    "vouchers",
]
