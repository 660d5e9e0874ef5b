"""Cases of the rules of recontact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.limits import Limits
from pss_cli.rules.recontact import Recontact, WaitingForRecontact
from tests.rules.cases import Case

DAY = date(2026, 2, 28)
WAITING = WaitingForRecontact(
    day=DAY, subject="enrolment:1", code="UP-0001", who="Ariane Bellefleur", last_on=date(2026, 1, 1), last_of="enrolment"
)  # fmt: skip
GOOD = Recontact(day=DAY, subject="recontact:1", code="UP-0001", who="Ariane Bellefleur", outcome="interested")
PAUSED = replace(GOOD, outcome="paused", paused_until=date(2026, 6, 1))

CASES = {
    "REC-01": Case(
        WAITING,
        replace(WAITING, last_on=date(2024, 1, 1), attempts=2),
        (
            (replace(WAITING, last_on=None, last_of="unknown", origin="import"), True),
            (replace(WAITING, last_on=date(2024, 8, 28)), True),
            (replace(WAITING, last_on=date(2024, 8, 31)), True),
            (replace(WAITING, last_on=date(2024, 8, 31), day=date(2026, 2, 27)), False),
            (replace(WAITING, last_on=date(2024, 9, 1)), False),
            (replace(WAITING, last_on=date(2025, 1, 31), limits=Limits(recontact_months=13)), True),
            (replace(WAITING, last_on=date(2024, 2, 29), day=date(2025, 8, 29)), True),
            (replace(WAITING, last_on=date(2024, 2, 29), day=date(2025, 8, 28)), False),
        ),
    ),
    "REC-02": Case(
        GOOD,
        replace(GOOD, outcome=None),
        (
            (PAUSED, False),
            (replace(PAUSED, paused_until=None), True),
            (replace(PAUSED, paused_until=DAY), True),
            (replace(PAUSED, paused_until=date(2026, 3, 1)), False),
            (replace(GOOD, outcome="no_answer"), False),
        ),
    ),
}
