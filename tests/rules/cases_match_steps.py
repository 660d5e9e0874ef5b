"""Cases of what is owed around the first meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.match_steps import Preparation, Start
from tests.rules.cases import Case

DAY = date(2026, 3, 10)
DONE = Preparation(
    day=DAY,
    code="J-0001",
    who="Ariane Bellefleur",
    since=date(2026, 3, 1),
    coach=True,
    contact=True,
    documents=True,
    parking=True,
)
READY = Start(
    day=DAY, code="D-0001", who="Comité", since=date(2026, 3, 1), first_on=DAY, support=True, capsule=True, roles=True
)


def owed(good: Preparation | Start, item: str) -> Case:
    """Owed whether or not the first meeting is known or past; unknown from before pss."""
    missing = replace(good, **{item: False})
    return Case(
        good,
        missing,
        (
            (replace(missing, first_on=None), True),
            (replace(missing, first_on=date(2026, 3, 2)), True),
            (replace(missing, origin="before_pss"), False),
        ),
    )


CASES = {
    "MAT-14": owed(DONE, "coach"),
    "MAT-15": owed(DONE, "contact"),
    "MAT-16": owed(READY, "support"),
    "MAT-18": owed(DONE, "documents"),
    "MAT-19": Case(READY, replace(READY, roles=False), ((replace(READY, roles=False, first_on=date(2026, 3, 11)), False), (replace(READY, roles=False, first_on=None), False), (replace(READY, roles=False, origin="import"), False))),
    "MAT-20": owed(READY, "capsule"),
    "MAT-21": owed(DONE, "parking"),
}  # fmt: skip
