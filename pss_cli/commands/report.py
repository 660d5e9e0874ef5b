"""pss report: what is owed today, and the figures."""

from pss_cli.commands import report_calendar, report_expenses, report_figures, report_returns, report_today
from pss_cli.commands.report_noun import noun

VERBS = (report_today, report_calendar, report_figures, report_expenses, report_returns)  # importing one adds its verbs
app = noun.app
