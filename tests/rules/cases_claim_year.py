"""Cases of the rules of a fiscal year that is sealed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.claim_year import YearSealed
from tests.rules.cases import Case

OVER = YearSealed(day=date(2026, 4, 1), subject="sealed_year:1", code="2025-2026", ended_on=date(2026, 3, 31))
MANY = tuple(f"R-{number:04d}" for number in range(1, 12))

CASES = {
    "CLM-40": Case(
        OVER,
        replace(OVER, day=date(2026, 2, 1)),
        ((replace(OVER, day=date(2026, 3, 31)), True), (replace(OVER, day=date(2027, 3, 31)), False)),
    ),
    "CLM-41": Case(OVER, replace(OVER, undecided=("R-0001",)), ((replace(OVER, undecided=MANY), True),)),
    "CLM-42": Case(OVER, replace(OVER, silent=("DSI",)), ((replace(OVER, silent=("DSI", "DPJ")), True),)),
}
