"""What is done to claims: typed, and modelled when the program accepts it; what it refuses changes nothing."""

from __future__ import annotations

import os
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.conftest import Answer, run_pss
from tests.figures.model import BY_KM, Claim, Line, Model, cents

BEGINS = date(2027, 3, 20)  # the first act; the next ones go beyond 31 March, a day each
PEOPLE = ("UP-0001", "UP-0002")
PLACES = {
    "A-0001": ("DSI", date(2026, 3, 31)),
    "A-0002": ("DSI", date(2026, 4, 1)),
    "A-0003": ("DSI", date(2026, 10, 31)),
    "A-0004": ("DPJ", date(2026, 11, 10)),
}
GATES = ("CLM-02", "CLM-06", "CLM-22", "CLM-25", "CLM-34")
WHY = [word for gate in GATES for word in ("--because", f"{gate}:essai")] + ["--no-input"]
BY = ("--by", "Gisèle Gestionnaire")
VALUE = 1200


def money(amount: int) -> str:
    return f"{amount // 100},{amount % 100:02}"


def km(metres: int) -> str:
    return f"{metres // 1000},{metres % 1000:03}"


def accepted(*words: object) -> Answer | None:
    """Return the answer of a command that was accepted; None when it was refused, which is never a failure."""
    answer = run_pss("claim", *words, *WHY)
    assert answer.code in {0, 2, 3, 4, 5}, (words, answer.err)
    return answer if answer.code == 0 else None


class Acts:
    """The acts, each on its day."""

    def __init__(self, model: Model) -> None:
        self.model, self.day = model, BEGINS
        os.environ["PSS_TODAY"] = BEGINS.isoformat()

    def do(self, which: int, what: str, *how: int) -> None:
        """Do something to one of the claims, then go to the next day."""
        codes = sorted(self.model.claims)
        if codes:
            getattr(self, what)(codes[which % len(codes)], *how)
        self.day += timedelta(days=1)
        os.environ["PSS_TODAY"] = self.day.isoformat()

    def add(self, person: str, place: str, kind: str, quantity: int, trip: int) -> None:
        words = {
            "km": ("--km", km(quantity)),
            "gravel": ("--km", km(quantity), "--gravel-km", km(quantity)),
            "morning": ("--meal", "déjeuner"),
            "noon": ("--meal", "dîner"),
        }.get(kind, (f"--{kind}", money(quantity)))
        answer = accepted("add", place, person, *words, "--trip", trip, "--receipt", f"P-{trip}", "-f", "json")
        if answer:
            directorate, day = PLACES[place]
            claim = self.model.claims.setdefault(answer.json["code"], Claim(directorate, person))
            metres = quantity if kind in BY_KM else None
            for each in ("km", "gravel") if kind == "gravel" else (kind,):  # a supplement, on its kilometres
                self.model.write(claim, each, day, cents(each, quantity), metres=metres)

    def submit(self, code: str) -> None:
        accepted("submit", code)

    def transmit(self, code: str) -> None:
        accepted("transmit", code, "--to", "DRF")

    def decide(self, code: str, number: int, amount: int | None) -> None:
        """Approve a line, in full or in part; a part of nothing is a refusal, which goes with what is added to it."""
        claim, line = self._line(code, number)
        words = ["--amount", money(amount)] if amount else []
        verb = "refuse" if amount == 0 else "approve"
        if accepted(verb, code, "--line", claim.lines.index(line) + 1, *words, *BY, "--reason", "essai"):
            with_it = [each for each in claim.lines if each.corrects is line] if amount == 0 else []
            claim.decide([line, *with_it], amount, self.day)

    def decide_all(self, code: str) -> None:
        claim = self.model.claims[code]
        if accepted("approve", code, *BY):
            claim.decide([line for line in claim.lines if line.approved is None], None, self.day)

    def correct(self, code: str, number: int, amount: int) -> None:
        claim, line = self._line(code, number)
        if accepted("correct", code, claim.lines.index(line) + 1, "--amount", money(amount), "--reason", "essai"):
            self._counter(claim, line, amount, 0 if amount == 0 and line.metres is not None else None)

    def correct_km(self, code: str, number: int, metres: int) -> None:
        claim, line = self._line(code, number)
        if accepted("correct", code, claim.lines.index(line) + 1, "--km", km(metres), "--reason", "essai"):
            self._counter(claim, line, cents(line.kind, metres), metres)

    def _line(self, code: str, number: int) -> tuple[Claim, Line]:
        claim = self.model.claims[code]
        return claim, claim.lines[number % len(claim.lines)]

    def _counter(self, claim: Claim, line: Line, right: int, metres: int | None) -> None:
        """Write what brings a line to what is right.

        What takes away of a decided line is decided at once; additions that wait are taken back whole, and added anew
        as far as they still hold.
        """
        known = claim.beside(line)
        more = None if metres is None else metres - sum(each.metres or 0 for each in known)
        difference = right - sum(each.claimed for each in known)
        decided = any(each.approved is not None for each in known)
        waiting = [each for each in known if each.approved is None and each.corrects]
        still, still_m = 0, 0
        if decided and difference < 0:
            still = max(0, sum(each.claimed for each in waiting) + difference)
            still_m = max(0, sum(each.metres or 0 for each in waiting) + (more or 0)) if still else 0
            for each in waiting:
                each.approved, each.decided = 0, self.day
        less = None if more is None else more - still_m
        counter = self.model.write(claim, line.kind, line.day, difference - still, metres=less, corrects=line)
        if decided and counter.claimed <= 0:
            counter.approved, counter.decided = claim.taken_away(counter), self.day
        if still:
            anew = None if more is None else still_m
            self.model.write(claim, line.kind, line.day, still, metres=anew, corrects=line)

    def pay(self, code: str, part: int) -> None:
        """Pay a part (in hundredths) of what remains; or, for nothing, cancel the first payment."""
        claim = self.model.claims[code]
        amount = claim.remaining * part // 100
        if part == 0 and claim.payments:
            if accepted("pay", code, "--cancel", 1):
                claim.payments.append((self.day, -claim.payments[0][1]))
        elif amount > 0 and accepted("pay", code, "--amount", money(amount)):
            claim.payments.append((self.day, amount))

    def batch(self, code: str, which: int) -> None:
        """Pay all that remains of two claims."""
        others = [each for each in sorted(self.model.claims) if each != code]
        if others:
            codes = (code, others[which % len(others)])
            if accepted("pay", *codes):
                for each in codes:
                    claim = self.model.claims[each]
                    claim.payments.append((self.day, claim.remaining))

    def recover(self, code: str, part: int) -> None:
        """Take back a part (in hundredths) of what was paid too much."""
        claim = self.model.claims[code]
        amount = -claim.remaining * part // 100
        if amount > 0 and accepted("pay", code, "--recovered", "--amount", money(amount)):
            claim.payments.append((self.day, -amount))

    def hand(self, code: str, number: int, place: int) -> None:
        """Hand a parking ticket to who made the claim."""
        activity = sorted(PLACES)[place]
        who = self.model.claims[code].person
        voucher = ("--kind", "parking", "--number", number, "--value", money(VALUE))
        if accepted("voucher", activity, who, *voucher):
            self.model.vouchers[number] = (*PLACES[activity], VALUE)

    def hand_back(self, _code: str) -> None:
        for number in sorted(self.model.vouchers)[:1]:
            if accepted("voucher", "--kind", "parking", "--number", number, "--returned"):
                self.model.vouchers.pop(number)


AMOUNTS = st.one_of(st.none(), st.integers(0, 9_000))
ADDED = st.tuples(
    st.sampled_from(PEOPLE), st.sampled_from(sorted(PLACES)),
    st.sampled_from(["km", "km", "gravel", "taxi", "parking", "morning", "noon"]), st.integers(1, 90_000),
    st.integers(1, 3),
)  # fmt: skip
LINE, PART = st.integers(0, 5), st.sampled_from([33, 50, 100])
DONE = st.one_of(
    st.tuples(st.just("submit")),
    st.tuples(st.just("decide"), LINE, AMOUNTS),
    st.tuples(st.just("decide_all")),
    st.tuples(st.just("correct"), LINE, st.integers(0, 9_000)),
    st.tuples(st.just("correct"), LINE, st.integers(0, 9_000)),
    st.tuples(st.just("correct_km"), LINE, st.integers(0, 90_000)),
    st.tuples(st.just("pay"), st.sampled_from([0, 33, 50, 100])),
    st.tuples(st.just("batch"), st.integers(0, 2)),
    st.tuples(st.just("recover"), PART),
    st.tuples(st.just("transmit")),
    st.tuples(st.just("hand"), st.integers(1, 2), st.integers(0, 3)),
    st.tuples(st.just("hand_back")),
)

# Random acts rarely reach a payment: most claims go their usual way, with anything in between.
USUAL = [("submit",), ("decide_all",), ("transmit",), ("pay", 50), ("pay", 100)]
LIVES = st.lists(st.tuples(st.integers(0, 3), st.lists(DONE, max_size=3)), max_size=8).map(
    lambda found: [(which, act) for usual, (which, acts) in zip([*USUAL, *USUAL], found, strict=False)
                   for act in (usual, *acts)]
)  # fmt: skip
# What is corrected once it was paid, and what comes back, is what leads astray: two claims are ready, then paid.
READY = [(which, (act, *how)) for act, *how in USUAL[:3] for which in (0, 1)]
PAID = st.tuples(
    st.sampled_from([(0, ("batch", 0)), (0, ("pay", 100)), (0, ("pay", 50))]),
    st.lists(st.tuples(st.integers(0, 1), DONE), max_size=3),
    LINE,
    st.integers(0, 2_000),
    PART,
    st.lists(st.tuples(st.integers(0, 1), DONE), max_size=3),
).map(
    lambda found: [*READY, found[0], *found[1], (0, ("correct", found[2], found[3])), (0, ("recover", found[4])),
                   *found[5]]
)  # fmt: skip
SOME = st.one_of(LIVES, PAID, PAID, st.lists(st.tuples(st.just(0), DONE), max_size=14))
