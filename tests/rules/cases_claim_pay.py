"""Cases of the rules of payments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.claim_pay import PaymentMade, Run, TakenBack
from tests.rules.cases import Case

DAY = date(2026, 3, 1)
RUN = Run(day=DAY, shares=3, shared=123456, total=123456)
PAID = PaymentMade(day=DAY, code="R-0001", who="Ariane", amount=2314, remaining=2314)
BACK = TakenBack(day=DAY, code="R-0001", amount=2000, paid=2000)

CASES = {
    "CLM-30": Case(RUN, replace(RUN, total=123465), ((replace(RUN, total=123457), True), (replace(RUN, total=123455), True), (replace(RUN, shared=1, total=1, shares=1), False))),
    "CLM-31": Case(PAID, replace(PAID, amount=2315), ((replace(PAID, amount=1), False), (replace(PAID, amount=1, remaining=0), True), (replace(PAID, amount=1, remaining=-350), True))),
    "CLM-44": Case(BACK, replace(BACK, paid=1999, came_back=2), ((replace(BACK, paid=2001), False), (replace(BACK, paid=850), True), (replace(BACK, amount=-1150, paid=850), False))),
}  # fmt: skip
