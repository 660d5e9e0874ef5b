"""The financial periods of a year: their last days, as the finances set them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import col, select

from pss_cli.models import FinancialPeriod
from pss_cli.workflow.desk import Desk


def put(desk: Desk, year: str, ends: Sequence[date]) -> str:
    """Write the periods of a fiscal year in place of those it had; return the year.

    They are never calculated: what the finances publish is typed. A period that did not change is left as it is.
    """
    known = desk.session.exec(select(FinancialPeriod).where(col(FinancialPeriod.fiscal_year) == year)).all()
    wanted = set(enumerate(ends, start=1))
    for period in known:
        if (period.number, period.ends_on) not in wanted:
            desk.session.delete(period)
    desk.session.flush()  # what goes leaves its place first: no two periods end on one day
    kept = {period.number for period in known if (period.number, period.ends_on) in wanted}
    for number, day in enumerate(ends, start=1):
        if number not in kept:
            desk.add(FinancialPeriod(fiscal_year=year, number=number, ends_on=day))
    return year
