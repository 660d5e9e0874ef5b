"""Claims, payments and vouchers as plain Python knows them: no word of the program.

A line has what was claimed and what was approved, and when that was decided; a claim its payments, by day. What was
paid of each line is worked out one claim at a time, going back over its corrections.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise

RATES = {"km": 595, "gravel": 123, "morning": 10_400, "noon": 14_300}
BY_KM = ("km", "gravel")
Figures = dict[str, int]


@dataclass(eq=False)
class Line:
    """One line: what it asks, and what was decided of it (None: nothing yet)."""

    kind: str
    day: date  # of its activity
    number: int  # among all the lines that were ever written
    claimed: int
    metres: int | None = None
    corrects: Line | None = None
    approved: int | None = None
    decided: date | None = None


@dataclass(eq=False)
class Claim:
    """One claim and its payments: day, cents."""

    directorate: str
    person: str
    lines: list[Line] = field(default_factory=list)
    payments: list[tuple[date, int]] = field(default_factory=list)

    @property
    def claimed(self) -> int:
        return sum(line.claimed for line in self.lines)

    @property
    def approved(self) -> int:
        return sum(line.approved or 0 for line in self.lines)

    @property
    def remaining(self) -> int:
        return self.approved - self.paid()

    def paid(self, until: date = date.max) -> int:
        return sum(amount for day, amount in self.payments if day <= until)

    def beside(self, line: Line) -> list[Line]:
        """Return a line and its corrections."""
        first = line.corrects or line
        return [each for each in self.lines if each is first or each.corrects is first]

    def taken_away(self, counter: Line) -> int:
        """Return what a negative correction takes away: what was approved until then comes down to the right amount."""
        before = [each for each in self.beside(counter) if each.number < counter.number]
        right = sum(each.claimed for each in before) + counter.claimed
        return min(0, right - sum(each.approved or 0 for each in before))

    def with_them(self, chosen: Sequence[Line]) -> list[Line]:
        """Return lines in order, with the negative corrections that came after them."""
        firsts = {id(line.corrects or line): line.number for line in reversed(chosen)}
        return [
            each for each in self.lines
            if each in chosen or (each.claimed < 0 and each.number > firsts.get(id(each.corrects), each.number))
        ]  # fmt: skip

    def decide(self, chosen: Sequence[Line], amount: int | None, day: date) -> None:
        """Approve what was claimed of each line, or `amount` of it."""
        chosen = self.with_them(chosen)
        for line in chosen:
            line.approved = None if line.corrects else line.approved
        for line in chosen:
            wanted = line.claimed if amount is None else amount
            line.approved, line.decided = self.taken_away(line) if line.claimed < 0 else wanted, day

    def shares(self, until: date = date.max) -> dict[Line, int]:
        """Return what was paid of each line by a day; of a claim that has no payment, nothing."""
        if not self.payments:
            return dict.fromkeys(self.lines, 0)
        first = [line for line in self.lines if not line.corrects]
        after = [line for line in self.lines if line.corrects]
        ordered = first + sorted(after, key=lambda line: (line.decided or date.max, line.number))
        parts = _parts([line.approved or 0 for line in ordered], len(first), self.paid(until))
        return dict(zip(ordered, parts, strict=True))


def _parts(approved: Sequence[int], lines: int, paid: int) -> Iterator[int]:
    """Yield the part of `paid` of each amount: `lines` lines, then corrections, one after the other."""
    totals = [0, *accumulate(approved)]
    for last in range(len(approved), lines, -1):
        before, after = totals[last - 1 : last + 1]
        if min(before, after) <= paid <= max(before, after):  # as it stood, then a part of the next correction
            yield from (*approved[: last - 1], paid - before, *[0] * (len(approved) - last))
            return
    nearest = min(range(lines, len(totals)), key=lambda place: (abs(totals[place] - paid), -place))
    whole = totals[nearest]
    if paid < whole:
        marks = [paid * total // whole for total in totals[: nearest + 1]]
        yield from (end - start for start, end in pairwise(marks))
    else:
        yield from (*approved[: nearest - 1], approved[nearest - 1] + paid - whole)
    yield from [0] * (len(approved) - nearest)


class Model:
    """Everything that was claimed, decided, corrected and paid; the vouchers that somebody has."""

    def __init__(self) -> None:
        self.claims: dict[str, Claim] = {}
        self.vouchers: dict[int, tuple[str, date, int]] = {}  # by number: the directorate, the day, the value
        self.written = 0

    def write(self, claim: Claim, kind: str, day: date, claimed: int, **more: object) -> Line:
        """Add a line to a claim."""
        self.written += 1
        line = Line(kind, day, self.written, claimed, **more)  # type: ignore[arg-type]
        claim.lines.append(line)
        return line

    def lines(self, since: date, until: date) -> list[tuple[int, int]]:
        """Return what is paid and accrued of each line of a year, in the order in which they are listed."""
        found = []
        for claim in self.claims.values():
            now, then = claim.shares(), claim.shares(until)
            for line in claim.lines:
                if since <= line.day <= until:
                    owed = line.claimed if line.approved is None else line.approved
                    found.append((claim.directorate, line.day, line.number, now[line], owed - then[line]))
        return [(paid, accrued) for *_place, paid, accrued in sorted(found)]

    def figures(self, since: date, until: date) -> dict[tuple[str, str], Figures]:
        """Return the amounts of a year by directorate and kind; of those that are all 0, nothing."""
        found: dict[tuple[str, str], Figures] = defaultdict(lambda: defaultdict(int))
        for claim in self.claims.values():
            now, then = claim.shares(), claim.shares(until)
            for line in claim.lines:
                if not since <= line.day <= until:
                    continue
                for kind in (line.kind, "total"):
                    amounts = found[claim.directorate, kind]
                    amounts["claimed"] += line.claimed
                    amounts["approved"] += line.approved or 0
                    amounts["paid"] += now[line]
                    amounts["accrued"] += (line.claimed if line.approved is None else line.approved) - then[line]
        for directorate, day, value in self.vouchers.values():
            for kind in ("parking", "total") if since <= day <= until else ():
                found[directorate, kind]["vouchers"] += value
        kept = {place: {name: n for name, n in amounts.items() if n} for place, amounts in found.items()}
        return {place: amounts for place, amounts in kept.items() if amounts}


def cents(kind: str, quantity: int) -> int:
    """Return the amount of a line: metres at a rate, a flat meal, or a real cost; halves go up."""
    if kind in BY_KM:
        return (quantity * RATES[kind] * 2 + 10_000) // 20_000
    return (RATES[kind] + 5) // 10 if kind in RATES else quantity
