"""Cases of the rules of claims that wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.claim_queues import Waiting
from tests.rules.cases import Case

SINCE = date(2026, 3, 1)
APPROVE = Waiting(day=date(2026, 3, 31), code="R-0001", who="Ariane", queue="approve", entered_on=SINCE, amount=850)
TRANSMIT, RECOVER = replace(APPROVE, queue="transmit"), replace(APPROVE, queue="recover")
PAY = replace(APPROVE, queue="pay", day=date(2026, 4, 30))
LATER = date(2036, 3, 31)

CASES = {
    "CLM-36": Case(replace(APPROVE, day=date(2026, 3, 30)), APPROVE, ((replace(APPROVE, day=LATER), True), (TRANSMIT, False), (PAY, False))),
    "CLM-37": Case(replace(TRANSMIT, day=date(2026, 3, 30)), TRANSMIT, ((replace(TRANSMIT, day=LATER), True), (APPROVE, False))),
    "CLM-38": Case(replace(PAY, day=date(2026, 4, 29)), PAY, ((replace(PAY, day=LATER), True), (RECOVER, False))),
    "CLM-39": Case(PAY, RECOVER, ((replace(RECOVER, day=SINCE), True), (replace(RECOVER, day=LATER), True), (replace(PAY, day=LATER), False))),
}  # fmt: skip
