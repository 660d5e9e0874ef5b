"""What the reimbursement form of one claim says, from the rows of the registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pss_cli.errors import BadFile, WrongState
from pss_cli.forms.filling.fill import Form, Made
from pss_cli.forms.filling.known import KnownForm
from pss_cli.forms.filling.lines import AMOUNTS, Line
from pss_cli.forms.filling.pages import Values
from pss_cli.forms.sheets.cells import Clock, Value
from pss_cli.i18n import _
from pss_cli.phones import show_phone
from pss_cli.quantities import plain

Row = Mapping[str, Any]


@dataclass(frozen=True)
class ClaimRows:
    """The rows that the form is made of: head of the claim, trips, rates used, value of vouchers."""

    head: Any
    trips: Sequence[Row]
    rates: Sequence[Any]
    vouchers_cents: int


class Forms:
    """One form, to be filled for any number of claims."""

    def __init__(self, known: KnownForm, establishment: str, day: date) -> None:
        """Read the form. Raises BadFile, WrongState when it cannot be filled."""
        self.form = Form(known.template, known.read())
        self.establishment, self.day = establishment, day

    @property
    def warns(self) -> bool:
        """Whether the form has a place that says that rates were not verified."""
        return "warning" in self.form.form.fields

    def write(self, claim: ClaimRows, target: Path) -> Made:
        """Write the form of a claim at `target`. Raises BadFile, WrongState."""
        if not claim.trips:
            raise WrongState(_("{code} has no line yet: add one with pss claim add.").format(code=claim.head["code"]))
        said = self.form.form.said
        return self.form.fill(values(claim, said, self.establishment, self.day), target)


def values(claim: ClaimRows, said: Mapping[str, str], establishment: str, day: date) -> Values:
    """Return what goes on the form of a claim, under the names that maps know; `said` are the form's sentences."""
    head = claim.head
    claimed = _money(head["claimed_cents"]) or Decimal(0)
    approved = _money(head["approved_cents"]) if head["approved_on"] else claimed
    payable = claimed if approved is None else approved
    km = [r["rate"] for r in claim.rates if r["kind"] == "km" and not r["tier_from_m"]]
    fields: dict[str, Value] = {key: head[key] for key in _AS_IS}
    fields |= (
        _person(head)
        | _occasion(claim, said)
        | {
            "establishment": establishment,
            "reference": head["code"],
            "day": _day(head["submitted_on"]) or day,
            "vouchers": _money(claim.vouchers_cents or None),
            "not_authorised": claimed - payable or None,
            "charged_unit": head["directorate_name"],
            "charged_project": _each(t["request"] for t in claim.trips),
            "charged_amount": payable,
            "manager": head["responsible"],
            "rates": _rates(claim.rates, said),
            "warning": None if all(r["verified"] for r in claim.rates) else said["unverified"],
            "km_rate": _rate(max(km, default=None)),
        }
    )
    lines = [_line(trip, said) for trip in claim.trips]
    return Values(fields, lines, {"total": claimed, "payable": payable, "charged": payable}, frozenset({"user"}))


def _person(head: Row) -> dict[str, Value]:
    """Return who claims, written in each way that forms ask it."""
    place = ", ".join(filter(None, (head["address"], head["city"], head["province"], head["postal_code"])))
    name = f"{head['first_name']} {head['last_name']}"
    return {
        "full_name": name,
        "claimant": name,
        "name_last_first": f"{head['last_name']}, {head['first_name']}",
        "full_address": place or None,
        "phone": show_phone(head["phone"]) if head["phone"] else None,
        "directorate": f"{head['directorate']} : {head['directorate_name']}" if head["directorate"] else None,
        "directorate_code": head["directorate"],
        "directorate_name": head["directorate_name"],
    }


def _occasion(claim: ClaimRows, said: Mapping[str, str]) -> dict[str, Value]:
    """Return why, when, where, and how far."""
    head = claim.head
    since, until = head["from_day"], head["to_day"]
    return {
        "motive": said["purpose"],
        "project": _each(f"{t['request']} {t['motif']}" if t["request"] else said["session"] for t in claim.trips),
        "place": _each(t["place"] for t in claim.trips),
        "since": _day(since),
        "until": _day(until),
        "period": _told(said, "period", since=since, until=until) if since else None,
        "km_total": _km_of(claim.trips),
        "km_first": _km_of(t for t in claim.trips if not t["tier_from_m"]),
        "km_beyond": _km_of(t for t in claim.trips if t["tier_from_m"]),
    }


_AS_IS = ("last_name", "first_name", "address", "city", "province", "postal_code", "email", "responsible")


def _line(trip: Row, said: Mapping[str, str]) -> Line:
    amounts = {name: _money(trip[f"{name.removesuffix('_amount')}_cents"]) for name in AMOUNTS}
    travelled = trip["distance_m"] is not None
    departure = trip["departure"] or (said["home"] if travelled else None)
    both = bool(departure and trip["arrival"])
    return amounts | {
        "day": _day(trip["day"]),
        "motive": f"{trip['occasion']} {trip['motif'] or said['session']}",
        "return_trip": said["return_trip"] if trip["round_trip"] else None,
        "departure": departure,
        "arrival": trip["arrival"],
        "itinerary": _told(said, "journey", departure=departure, arrival=trip["arrival"]) if both else trip["arrival"],
        "starts": _clock(trip["starts"]),
        "ends": _clock(trip["ends"]),
        "km": Decimal(trip["distance_m"]) / 1000 if travelled else None,
        "rate": _rate(trip["rate"]),
        "label": trip["other_labels"],
        "receipt": trip["receipts"],
    }


def _rates(rates: Iterable[Row], said: Mapping[str, str]) -> str | None:
    """Return the rates used and their dates in words, None when there is none."""
    words = []
    for rate in rates:
        beyond = _told(said, "tier", km=rate["tier_from_m"] // 1000) if rate["tier_from_m"] else ""
        amount = plain(rate["rate"], 3, said["decimal"])
        if rate["kind"] in said:
            words.append(_told(said, rate["kind"], rate=amount, tier=beyond, since=rate["since"]))
        else:  # a kind that has no sentence yet
            words.append(f"{rate['kind']} {amount} $ ({rate['since']})")
    return _told(said, "rates", rates="; ".join(words)) if words else None


def _told(said: Mapping[str, str], key: str, **given: object) -> str:
    """Return a sentence of the form with what it asks. Raises BadFile when it asks something else."""
    try:
        return said[key].format(**given)
    except (KeyError, IndexError, ValueError, AttributeError):
        asked = ", ".join(f"{{{name}}}" for name in given)
        raise BadFile(
            _("The map's text “{key}” is not written as it should: it may say {asked}.").format(key=key, asked=asked)
        ) from None


def _each(texts: Iterable[str | None]) -> str | None:
    """Return different texts, in order, separated."""
    return "; ".join(dict.fromkeys(filter(None, texts))) or None


def _km_of(trips: Iterable[Row]) -> Decimal | None:
    metres = sum(t["distance_m"] or 0 for t in trips)
    return Decimal(metres) / 1000 if metres else None


def _money(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents) / 100


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)


def _rate(thousandths: int | None) -> Decimal | None:
    return None if thousandths is None else Decimal(thousandths) / 1000


def _clock(minutes: int | None) -> Clock | None:
    return None if minutes is None else Clock(minutes)
