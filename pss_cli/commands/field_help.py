"""What `?` answers at a question: what the field is, why it is asked, how it is written."""

from __future__ import annotations

from typing import Any

from pss_cli.dates import parse_day
from pss_cli.i18n import N_, _, labelled
from pss_cli.inputs import claim, field, match
from pss_cli.phones import parse_phone
from pss_cli.quantities import parse_clock

# How an answer is written, by what reads it; what is not here is free text.
WRITTEN: dict[Any, str] = {
    field.yes_no: N_("oui, o, yes or y; non, n or no"),
    field.email: N_("an e-mail address; several: separate with commas"),
    field.postal_code: N_("a postal code: H7M 3L9"),
    field.slots: N_("a day and a part of the day: lundi-matin, mardi-après-midi, jeudi-soir; or semaine-jour, tout"),
    parse_day: N_("a day, year-month-day: 2026-01-31"),
    parse_clock: N_("a time of day: 9 h, 9h30, 13:30"),
    parse_phone: N_("ten digits, as you like: 450 555-0123, (450) 555-0123 poste 45"),
    claim.meals: N_("déjeuner (morning), dîner (noon), souper (evening); dîner:12,50 for what it cost"),
    claim.cost: N_("an amount in dollars: 8,50 or 8.50"),
    claim.money: N_("an amount in dollars, 0 included: 8,50 or 8.50"),
    claim.distance: N_("kilometres: 24,6 or 24.6"),
    claim.labelled: N_("a label, a colon, an amount: childcare:25,00"),
    match.present: N_("a code, and a role or times when they differ: UP-0042, UP-0043:coach, UP-0044:10h-11h"),
}
CHOICE = N_("a number of the list, or the word, or how it begins, in French or in English")


def explained(spec: field.Field, needed: bool) -> list[str]:
    """Return what a field is for and how it is answered; its choices are shown by who asks."""
    from pss_cli.rules.base import cited
    from pss_cli.rules.book import BY_CODE

    lines = [labelled(_("Option"), f"--{spec.option}")]
    for code in spec.why:
        lines.append(labelled(_("Why"), f"{code}, {BY_CODE[code].title} ({cited(BY_CODE[code].source)})"))
    written = CHOICE if spec.words or spec.choices else WRITTEN.get(spec.parse, N_("free text"))
    lines.append(labelled(_("Answer"), _(written)))
    if spec.many:
        lines.append(_("Several answers: separate with commas."))
    if spec.example:
        lines.append(labelled(_("Example"), spec.example))
    lines.append(
        _("An answer is needed.") if needed else _("May be left out: Enter, or - to take a former answer back.")
    )
    return lines
