"""How the amount of a claim line was found, and what its reader may wonder about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pss_cli.dates import fiscal_year
from pss_cli.i18n import _, labelled
from pss_cli.labels import label
from pss_cli.quantities import show_km, show_money, show_rate
from pss_cli.views.tables import Row
from pss_cli.vocabulary import EntryKind


def arithmetic(entry: Row) -> str:
    """Return how the amount of a line was found: `24,6 km × 0,595 $ = 14,64 $`."""
    amount, kind = show_money(entry["amount_cents"]), EntryKind(entry["kind"])
    if entry["distance_m"] is None or entry["rate"] is None:
        return labelled(entry["label"] or label(kind), amount)
    said = f"{show_km(entry['distance_m'])} × {show_rate(entry['rate'])} = {amount}"
    if kind is not EntryKind.KM:
        return labelled(label(kind), said)
    return f"{said} {_beyond(entry)}" if entry["tier_from_m"] else said


def _beyond(entry: Row) -> str:
    return _("(beyond {km} in {year}: another rate)").format(
        km=show_km(entry["tier_from_m"]), year=fiscal_year(date.fromisoformat(entry["day"]))
    )


def explained(entries: Iterable[Row]) -> list[str]:
    """Return what explains the lines of a claim: trips cut at a threshold, meals cut at their rate."""
    lines = list(entries)
    corrected = {line["corrects"] for line in lines}
    capped = [
        line
        for line in lines
        if line["cost_cents"] is not None
        and line["cost_cents"] > line["amount_cents"]
        and line["line"] not in corrected  # what was explained does not hold any more
    ]
    said = [*_split(lines), *map(_capped, capped)]
    if any(line["out_of_order"] for line in lines):
        said.append(
            _("Kilometres are counted in the order in which they are entered: lines written before keep their rate.")
        )
    return said


def _split(lines: Sequence[Row]) -> Iterator[str]:
    now = {line["line"]: _distance_now(line, lines) for line in lines}
    for first in lines:
        rest = [line for line in lines if line["split_of"] == first["line"] and now[line["line"]]]
        if rest:
            reached = ", ".join(show_km(part["tier_from_m"] or 0) for part in rest)
            parts = ", ".join(
                _("{km} at {rate}").format(km=show_km(now[part["line"]]), rate=show_rate(part["rate"]))
                for part in (first, *rest)
                if now[part["line"]]
            )
            yield _("Line {line}: {reached} reached: {parts}").format(line=first["line"], reached=reached, parts=parts)


def _distance_now(line: Row, lines: Sequence[Row]) -> int:
    """Return the metres of a line with its counter-entries."""
    return sum(each["distance_m"] or 0 for each in lines if line["line"] in (each["line"], each["corrects"]))


def _capped(line: Row) -> str:
    return _("Line {line}: {what}, {cost} on the receipt, {most} at most: {amount}").format(
        line=line["line"],
        what=label(EntryKind(line["kind"])),
        cost=show_money(line["cost_cents"]),
        most=show_rate(line["rate"] or 0),
        amount=show_money(line["amount_cents"]),
    )
