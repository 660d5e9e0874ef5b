"""What a form adds up must be what the claim adds up to: a wrong map, or a form with wrong formulas, shows there."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from pss_cli.errors import BadFile
from pss_cli.forms.calculating.formulas import Unknown
from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.lines import TOTALS
from pss_cli.forms.sheets.addresses import quoted, said
from pss_cli.forms.sheets.cells import Error, Held
from pss_cli.i18n import _
from pss_cli.quantities import show_km, show_money

OF_A_CLAIM = frozenset({"total", "payable", "charged"})  # what tells that money was compared
_KM = ("total_km", "km_total")


def check_totals(book: Book, totals: Mapping[str, str], expected: Mapping[str, Decimal]) -> bool:
    """Calculate the form, compare its totals with the claim's; return whether it has one of money. Raises BadFile.

    A total that the form does not calculate is written there. Amounts are compared to the cent,
    kilometres to the metre.
    """
    calculated = {}
    if unknown := sorted(set(totals) - TOTALS):
        raise BadFile(
            _("The map says a total that no claim has ({name}): it would be compared with nothing.").format(
                name=unknown[0]
            ),
            _("Correct the map ([totals]): {known}.").format(known=", ".join(sorted(TOTALS))),
        )
    for name, at in totals.items():
        sheet, place = book.place(at)
        place = book.sheets[sheet].xml.spot(place)
        if name not in expected:  # it is on the last page only
            book.sheets[sheet].clear(place)
        elif book.sheets[sheet].formula(place) is None:
            book.sheets[sheet].put(place, expected[name])
        else:
            calculated[name] = at, sheet, place
    calculation = book.calculation()
    wrong = []
    for name, (at, sheet, place) in calculated.items():
        try:
            found = calculation.value(sheet, place)
        except Unknown:
            raise _unknown(at, f"{quoted(sheet)}!{said(place)}: ={book.sheets[sheet].formula(place)}") from None
        places = Decimal("0.001") if name in _KM else Decimal("0.01")
        amount = _amount(found)
        if amount is None or amount.quantize(places, ROUND_HALF_UP) != expected[name].quantize(places, ROUND_HALF_UP):
            shown = found.code if isinstance(found, Error) else str(found) if amount is None else _show(name, amount)
            wrong.append(
                _("The form's own total ({name}) says {found}, the claim says {wanted}: the form was not made.").format(
                    name=at, found=shown, wanted=_show(name, expected[name])
                )
            )
    if wrong:
        raise BadFile(*wrong, _("Was the template changed? Its formulas and its map must say the same."))
    calculation.keep_all()
    return not OF_A_CLAIM.isdisjoint(calculated)


def _show(name: str, amount: Decimal) -> str:
    """Return a total as other sentences of the program say money, or kilometres."""
    if name in _KM:
        return show_km(int((amount * 1000).to_integral_value(ROUND_HALF_UP)))
    return show_money(int((amount * 100).to_integral_value(ROUND_HALF_UP)))


def _unknown(at: str, formula: str) -> BadFile:
    return BadFile(
        _("The form's own total ({name}) cannot be calculated, so that nobody can compare it: {formula}").format(
            name=at, formula=formula
        ),
        _("Correct the map ([totals]), or make the formula simpler in Excel and learn the form again."),
    )


def _amount(value: Held) -> Decimal | None:
    """Return a total as a number; an empty text is how a form shows none."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return Decimal(0)
    return value if isinstance(value, Decimal) else None
