"""Counter-entries: what was handed in is corrected, never edited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pss_cli import models
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.quantities import km_amount
from pss_cli.rules import claim_decide as rules
from pss_cli.workflow.claim_records import entry_of, next_line, settle, taken_away, the_claim, with_corrections
from pss_cli.workflow.desk import Desk


def correct(desk: Desk, typed: str, number: int, given: Mapping[str, Any]) -> str:
    """Write the counter-entry that brings a line to its right amount; return the claim's code.

    Raises Refused, WrongState, Usage, NotFound.
    """
    claim = the_claim(desk, typed)
    entry = entry_of(desk, claim, number)
    desk.only_if(
        claim.submitted_on is not None,
        _("{code} is a draft: pss claim drop {code} {line}, then add it again.").format(code=claim.code, line=number),
    )
    desk.only_if(
        entry.corrects_id is None,
        _("Line {line} is a counter-entry: correct the line it corrects.").format(line=number),
    )
    counter = desk.add(_counter_entry(desk, claim, entry, given))
    if entry.approved_cents is not None and counter.amount_cents < 0:
        counter.approved_cents = taken_away(desk, counter)
        counter.decided_on, counter.decided_by = desk.today, entry.decided_by
        desk.add(counter)
    desk.enforce(rules.LineDecision, counter.id)
    desk.enforce(rules.Edit, counter.id)
    settle(desk, claim)
    return claim.code


def _counter_entry(
    desk: Desk, claim: models.Claim, entry: models.ClaimEntry, given: Mapping[str, Any]
) -> models.ClaimEntry:
    metres, amount = given.get("km"), given.get("amount")
    if (metres is None) == (amount is None):
        raise Usage(_("Give the right --amount, or the right --km."))
    before = with_corrections(desk, entry)
    distance: int | None = None
    if metres is not None:
        if entry.rate is None or entry.distance_m is None:
            raise Usage(_("--km is for kilometres: line {line} is not.").format(line=entry.line))
        distance, amount = metres - sum(e.distance_m or 0 for e in before), km_amount(metres, entry.rate)
    elif entry.distance_m is not None and amount == 0:
        distance = -sum(e.distance_m or 0 for e in before)
    assert amount is not None
    difference = amount - sum(e.amount_cents for e in before)
    desk.only_if(difference != 0, _("The amount of line {line} is that already.").format(line=entry.line))
    kept = ("activity_id", "session_id", "day", "kind", "trip", "rate_id", "rate", "receipt", "label")
    return models.ClaimEntry(
        **{name: getattr(entry, name) for name in kept}, claim_id=claim.id, line=next_line(desk, claim),
        amount_cents=difference, distance_m=distance, corrects_id=entry.id, entered_on=desk.today,
        decision_reason=given.get("reason"),
    )  # fmt: skip
