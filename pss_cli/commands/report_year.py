"""The fiscal year that a report is about."""

from __future__ import annotations

from pss_cli.commands.call import Call
from pss_cli.dates import fiscal_year, parse_fiscal_year
from pss_cli.errors import Usage
from pss_cli.reads.expenses import Year


def year_of(call: Call, typed: str | None) -> Year:
    """Return the year typed as `2026-2027`, or the current one. Raises Usage."""
    try:
        return Year(*parse_fiscal_year(typed or fiscal_year(call.context.today)))
    except ValueError as error:
        raise Usage(f"--fiscal-year: “{typed}” {error}.") from None
