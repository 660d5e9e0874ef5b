"""A directorate sends its yearly data: totals as it typed them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.workflow.desk import Desk

_TOTALS = {"people": "people", "activities": "activities", "hours": "minutes", "claimed": "claimed_cents"}


def record(desk: Desk, typed: str, year: str, given: Mapping[str, Any]) -> int:
    """Write, or correct, what a directorate declared for a fiscal year; return the directorate's id.

    Only what is given changes. Raises Usage when nothing is: a directorate that spent nothing says 0.
    """
    said = {column: given[name] for name, column in _TOTALS.items() if given.get(name) is not None}
    if not said:
        raise Usage(_("Nothing is declared: give --people, --activities, --hours or --claimed (0 if there was none)."))
    day = given.get("received_on") or desk.today
    desk.not_future("received-on", day)
    directorate = desk.directorate(typed) or 0
    table = models.DirectorateReturn
    known = desk.session.exec(
        select(table).where(col(table.directorate_id) == directorate, col(table.fiscal_year) == year)
    ).first()
    declared = known or table(directorate_id=directorate, fiscal_year=year, received_on=day)
    if "received_on" in given:
        declared.received_on = day
    desk.change(declared, said | {"done_by": desk.actor})
    return directorate
