"""Counter-entries: what was handed in is corrected, never edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pss_cli import models
from pss_cli.errors import Usage, WrongState
from pss_cli.i18n import N_, _
from pss_cli.quantities import km_amount, show_km, typed_km
from pss_cli.reads.base import value
from pss_cli.reads.claim_lines import LAST_TRIP
from pss_cli.rules import claim_decide as rules
from pss_cli.vocabulary import EntryKind
from pss_cli.workflow.claim_rates import Stretch, grid, split, travelled
from pss_cli.workflow.claim_records import (
    ask_beside,
    beside,
    counts_no_more,
    entry_of,
    meals_before,
    next_line,
    refused,
    settle,
    taken_away,
    the_claim,
    trip_of,
    with_corrections,
)
from pss_cli.workflow.desk import Desk

_BEYOND = N_("Beyond {threshold} of the fiscal year another rate holds: {most} at most for this trip.")
_BELOW = N_(
    "Fewer kilometres count this fiscal year than when this trip was written (a line was refused?): what is added is "
    "at another rate than its lines."
)

Right = tuple[models.ClaimEntry, int | None, int | None]  # a line, its right metres, or else its right cents


def correct(desk: Desk, typed: str, number: int, given: Mapping[str, Any]) -> str:
    """Write the counter-entries that bring a line, or the kilometres of its trip, to what is right.

    Returns the claim's code. Raises Refused, WrongState, Usage, NotFound.
    """
    claim = the_claim(desk, typed)
    entry = entry_of(desk, claim, number)
    _can_be_corrected(desk, claim, entry)
    metres, amount = given.get("km"), given.get("amount")
    if (metres is None) == (amount is None):
        why = [] if given.get("reason") else [_("Give the reason too: --reason")]
        raise Usage(_("Give the right --amount, or the right --km."), *why)
    rights: list[Right] = [(entry, None, amount)]
    if metres is not None:
        rights = _distances(desk, claim, entry, metres)
    together = beside(desk, claim.person_id, entry)
    before = meals_before(desk, together)
    counters = [counter for right in rights for counter in _counter_entry(desk, claim, right, given.get("reason"))]
    desk.only_if(bool(counters), _("The amount of line {line} is that already.").format(line=number))
    desk.enforce(rules.LineDecision, *(counter.id for counter in counters))
    desk.enforce(rules.Edit, *(counter.id for counter in counters))
    ask_beside(desk, together, before, written=entry.kind is EntryKind.KM)
    settle(desk, claim)
    return claim.code


def _can_be_corrected(desk: Desk, claim: models.Claim, entry: models.ClaimEntry) -> None:
    """Raise WrongState where another verb is meant: a draft, a counter-entry, a line that was refused."""
    desk.only_if(
        claim.submitted_on is not None,
        _("{code} is a draft: pss claim drop {code} {line}, then add it again.").format(
            code=claim.code, line=entry.line
        ),
    )
    desk.only_if(
        entry.corrects_id is None,
        _("Line {line} is a counter-entry: correct the line it corrects.").format(line=entry.line),
    )
    desk.only_if(
        not counts_no_more(desk, entry),
        _(
            "Line {line} was refused: nothing of it counts. Before it is transmitted, the manager may still approve it "
            "(pss claim approve {code} --line {line}); afterwards, claim the expense again."
        ).format(code=claim.code, line=entry.line),
    )


def _distances(desk: Desk, claim: models.Claim, entry: models.ClaimEntry, metres: int) -> list[Right]:
    """Return the right kilometres of the lines of a trip: less comes off its furthest rate first.

    Raises Usage, or WrongState when more kilometres would go beyond a threshold.
    """
    if entry.rate is None or entry.distance_m is None:
        raise Usage(_("--km is for kilometres: line {line} is not.").format(line=entry.line))
    now = [(part, _distance(desk, part)) for part in trip_of(desk, entry) if not refused(part)]
    desk.only_if(bool(now), _("Nothing of the trip of line {line} counts any more.").format(line=entry.line))
    more = metres - sum(there for _part, there in now)
    if more > 0:
        part = _same_rate(desk, claim, [part for part, _there in now], more)
        return [(part, _distance(desk, part) + more, None)]
    rights: list[Right] = []
    for part, there in reversed(now):
        kept = max(0, there + more)
        more += there - kept
        rights.append((part, kept, None))
    return rights


def _distance(desk: Desk, entry: models.ClaimEntry) -> int:
    return sum(each.distance_m or 0 for each in with_corrections(desk, entry))


def _same_rate(desk: Desk, claim: models.Claim, parts: list[models.ClaimEntry], more: int) -> models.ClaimEntry:
    """Return the line of a trip that takes `more` metres: the rate that they fall under is its rate.

    What is written keeps its rate: kilometres that are added now are the last of the fiscal year.
    Raises WrongState with what to do when another rate begins on the way.
    """
    last = parts[-1]
    if last.kind is not EntryKind.KM:
        return last
    stretches = split(more, travelled(desk, claim.person_id, last.day), grid(desk, EntryKind.KM, last.day))
    tiers = {part.id: desk.get(models.Rate, part.rate_id or 0).tier_from for part in parts}
    begins = stretches[0].tier.tier_from if stretches[0].tier else 0
    found = next((part for part in reversed(parts) if tiers[part.id] == begins), None)
    if found is None or len(stretches) > 1:
        raise WrongState(*_too_far(desk, claim, parts, stretches, begun=found is not None))
    return found


def _too_far(
    desk: Desk, claim: models.Claim, parts: list[models.ClaimEntry], stretches: list[Stretch], *, begun: bool
) -> list[str]:
    """Say how much of a correction fits, and how the rest is claimed."""
    fits = stretches[0].metres if begun else 0
    most = sum(_distance(desk, part) for part in parts) + fits
    rest = sum(stretch.metres for stretch in stretches) - fits
    beyond = next(stretch.tier for stretch in stretches[1 if begun else 0 :])
    last = parts[-1]
    tiers = [desk.get(models.Rate, part.rate_id or 0).tier_from for part in parts]
    below = beyond is not None and beyond.tier_from < min(tiers)
    about = {"person": claim.person_id, "activity": last.activity_id, "session": last.session_id}
    occasion = (
        desk.get(models.Activity, last.activity_id)
        if last.activity_id
        else desk.get(models.Session, last.session_id or 0)
    )
    said = _(_BELOW if below else _BEYOND).format(
        threshold=show_km(beyond.tier_from if beyond else 0), most=show_km(most)
    )
    first = _("  First: pss claim correct {code} {line} --km {km}")
    return [
        said,
        *([first.format(code=claim.code, line=parts[0].line, km=typed_km(most))] if fits else []),
        _("  The rest: pss claim add {occasion} {person} --km {rest} --trip {trip}").format(
            occasion=occasion.code,
            person=desk.get(models.Person, claim.person_id).code,
            rest=typed_km(rest),
            trip=int(value(desk.db, LAST_TRIP, **about) or 0) + 1,
        ),
    ]


def _counter_entry(desk: Desk, claim: models.Claim, right: Right, reason: str | None) -> Iterator[models.ClaimEntry]:
    """Write what brings a line to its right distance, or amount; nothing when it is that already.

    What takes away from a line of which something was decided is decided at once. Additions to it that wait are then
    taken back whole, since nobody approves them any more: what of them is still right is added anew, and waits.
    """
    entry, metres, amount = right
    before = with_corrections(desk, entry)
    if amount == 0 and entry.distance_m is not None:
        metres = 0
    elif metres is not None:
        amount = km_amount(metres, entry.rate or 0)
    assert amount is not None
    difference = amount - sum(e.amount_cents for e in before)
    distance = metres - sum(e.distance_m or 0 for e in before) if metres is not None else None
    if not (difference or distance):
        return
    decided = [each for each in before if each.approved_cents is not None]
    waiting = [each for each in before if each.approved_cents is None and each.corrects_id]
    still, still_m = 0, 0
    if decided and difference < 0:
        still = max(0, sum(each.amount_cents for each in waiting) + difference)
        still_m = max(0, sum(each.distance_m or 0 for each in waiting) + (distance or 0)) if still else 0
        for each in waiting:
            _decided(desk, each, 0, decided[-1].decided_by, reason)
    counter = _written(
        desk, claim, right, (difference - still, None if distance is None else distance - still_m), reason
    )
    if decided and counter.amount_cents <= 0:
        _decided(desk, counter, taken_away(desk, counter), decided[-1].decided_by, reason)
    yield counter
    if still:
        yield _written(desk, claim, right, (still, None if distance is None else still_m), reason)


def _written(
    desk: Desk, claim: models.Claim, right: Right, change: tuple[int, int | None], reason: str | None
) -> models.ClaimEntry:
    """Write one counter-entry: so many cents, and metres, more or less."""
    entry, (cents, metres) = right[0], change
    kept = ("activity_id", "session_id", "day", "kind", "trip", "rate_id", "rate", "receipt", "label")
    return desk.add(models.ClaimEntry(
        **{name: getattr(entry, name) for name in kept}, claim_id=claim.id, line=next_line(desk, claim),
        amount_cents=cents, distance_m=metres, corrects_id=entry.id, entered_on=desk.today, decision_reason=reason,
    ))  # fmt: skip


def _decided(desk: Desk, entry: models.ClaimEntry, cents: int, by: str | None, reason: str | None) -> None:
    entry.approved_cents, entry.decided_on, entry.decided_by = cents, desk.today, by
    entry.decision_reason = entry.decision_reason or reason
    desk.add(entry)
