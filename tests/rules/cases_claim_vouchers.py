"""Cases of the rules of vouchers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.claim_vouchers import VoucherMove, VoucherOut
from pss_cli.rules.limits import Limits
from tests.rules.cases import Case
from tests.rules.cases_claim import PARKING

DAY = date(2026, 3, 1)
MOVE = VoucherMove(day=DAY, kind="parking", number="0118", state="stock", becomes="handed", who="Ariane Bellefleur")
HANDED = replace(MOVE, state="handed", occasion="A-0001", since=DAY)
USED = replace(HANDED, state="used", becomes="stock")
OUT = VoucherOut(day=date(2026, 4, 30), code="A-0001", who="Ariane", kind="taxi", voucher="T-1", held_on=DAY,
                 asked_since=DAY, limits=Limits(voucher_days=60))  # fmt: skip

CASES = {
    "CLM-32": Case(MOVE, HANDED, ((replace(HANDED, state="used"), True), (replace(MOVE, state="lost", since=DAY), True), (replace(HANDED, becomes="used"), False))),
    "CLM-33": Case(replace(USED, state="handed"), USED, ((replace(USED, becomes="lost"), True), (replace(USED, state="lost"), False), (replace(USED, becomes="used"), False))),
    "CLM-34": Case(PARKING, replace(PARKING, lost_voucher="118"), ((replace(PARKING, voucher="118"), False), (replace(PARKING, kind="taxi", lost_voucher="T-1"), True))),
    "CLM-35": Case(replace(OUT, day=date(2026, 4, 29)), OUT, ((replace(OUT, day=date(2036, 4, 30)), True), (replace(OUT, held_on=date(2026, 3, 2)), False), (replace(OUT, asked_since=date(2026, 3, 2)), False), (replace(OUT, asked_since=None), False), (replace(OUT, limits=Limits()), False))),
}  # fmt: skip
