"""What the reimbursement form of one claim says, from the rows of the registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pss_cli.errors import WrongState
from pss_cli.forms.cells import Value
from pss_cli.forms.fill import Line, Values, fill
from pss_cli.forms.formmap import FormMap, read_map
from pss_cli.i18n import _
from pss_cli.phones import show_phone
from pss_cli.quantities import plain
from pss_cli.resources import data_dir

FORM = "CISSS-DRF-Frais_deplacement-F"
_AMOUNTS = ("km_amount", "transit", "taxi", "parking", "morning", "noon", "evening", "other")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class ClaimRows:
    """The rows that the form is made of: head of the claim, trips, rates used, value of vouchers."""

    head: Any
    trips: Sequence[Row]
    rates: Sequence[Any]
    vouchers_cents: int


def write_form(claim: ClaimRows, establishment: str, day: date, target: Path) -> int:
    """Write the form of a claim at `target`; return its number of pages. Raises BadFile, WrongState."""
    if not claim.trips:
        raise WrongState(_("{code} has no line yet: add one with pss claim add.").format(code=claim.head["code"]))
    folder = data_dir() / "forms"
    form = read_map(folder / f"{FORM}.toml")
    return fill(folder / f"{FORM}.xlsx", form, values(claim, form, establishment, day), target)


def values(claim: ClaimRows, form: FormMap, establishment: str, day: date) -> Values:
    """Return what goes on the form of a claim."""
    head, said = claim.head, form.said
    claimed = _money(head["claimed_cents"]) or Decimal(0)
    approved = _money(head["approved_cents"]) if head["approved_on"] else claimed
    payable = claimed if approved is None else approved
    name = f"{head['first_name']} {head['last_name']}"
    requests = _each(f"{t['request']} {t['motif']}" if t["request"] else said["session"] for t in claim.trips)
    tiers = {r["rate"]: r["tier_from_m"] for r in claim.rates if r["kind"] == "km"}
    fields: dict[str, Value] = {key: head[key] for key in _AS_IS} | {
        "establishment": establishment,
        "reference": head["code"],
        "day": _day(head["submitted_on"]) or day,
        "phone": show_phone(head["phone"]) if head["phone"] else None,
        "directorate": f"{head['directorate']} : {head['directorate_name']}" if head["directorate"] else None,
        "motive": said["purpose"],
        "project": requests,
        "place": _each(t["place"] for t in claim.trips),
        "since": _day(head["from_day"]),
        "until": _day(head["to_day"]),
        "vouchers": _money(claim.vouchers_cents or None),
        "km_first": _km_of(t for t in claim.trips if not tiers.get(t["rate"])),
        "km_beyond": _km_of(t for t in claim.trips if tiers.get(t["rate"])),
        "not_authorised": claimed - payable or None,
        "charged_unit": head["directorate_name"],
        "charged_project": _each(t["request"] for t in claim.trips),
        "charged_amount": payable,
        "claimant": name,
        "manager": head["responsible"],
        "rates": _rates(claim.rates, said),
        "warning": None if all(r["verified"] for r in claim.rates) else said["unverified"],
    }
    lines = [_line(trip, said) for trip in claim.trips]
    totals = {"total": claimed, "payable": payable, "charged": payable}
    return Values(fields, lines, totals, frozenset({"user"}))


_AS_IS = ("last_name", "first_name", "address", "city", "province", "postal_code", "email", "responsible")


def _line(trip: Row, said: Mapping[str, str]) -> Line:
    amounts = {name: _money(trip[f"{name.removesuffix('_amount')}_cents"]) for name in _AMOUNTS}
    travelled = trip["distance_m"] is not None
    return amounts | {
        "day": _day(trip["day"]),
        "motive": f"{trip['occasion']} {trip['motif'] or said['session']}",
        "return_trip": said["return_trip"] if trip["round_trip"] else None,
        "departure": trip["departure"] or (said["home"] if travelled else None),
        "arrival": trip["arrival"],
        "starts": _clock(trip["starts"]),
        "ends": _clock(trip["ends"]),
        "km": Decimal(trip["distance_m"]) / 1000 if travelled else None,
        "rate": Decimal(trip["rate"]) / 1000 if trip["rate"] is not None else None,
        "label": trip["other_labels"],
        "receipt": trip["receipts"],
    }


def _rates(rates: Iterable[Row], said: Mapping[str, str]) -> str | None:
    """Return the rates used and their dates in words, None when there is none."""
    words = []
    for rate in rates:
        beyond = said["tier"].format(km=rate["tier_from_m"] // 1000) if rate["tier_from_m"] else ""
        words.append(said[rate["kind"]].format(rate=plain(rate["rate"], 3, ","), tier=beyond, since=rate["since"]))
    return said["rates"].format(rates="; ".join(words)) if words else None


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


def _clock(minutes: int | None) -> Decimal | None:
    """Return a time of day as workbooks keep it: a fraction of a day."""
    return None if minutes is None else (Decimal(minutes) / 1440).quantize(Decimal("1e-12"))
