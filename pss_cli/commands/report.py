"""pss report: what is owed today, and the figures."""

from pss_cli.commands import (
    report_calendar,
    report_expenses,
    report_figures,
    report_returns,
    report_seal,
    report_today,
)
from pss_cli.commands.report_noun import noun

# Importing one adds its verbs.
VERBS = (report_today, report_calendar, report_figures, report_expenses, report_returns, report_seal)
app = noun.app
