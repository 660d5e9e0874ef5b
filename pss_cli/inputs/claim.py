"""The fields of claims: lines, decisions."""

import re

from pss_cli.dates import parse_day
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field, Given, never, one_line, text, when, yes_no
from pss_cli.labels import parse_meal
from pss_cli.quantities import parse_count, parse_km, parse_money
from pss_cli.vocabulary import EntryKind

MOST_CENTS = 100_000_00
MOST_METRES = 5_000_000
MOST_LETTERS = 100  # of a number of a receipt


def cost(typed: str) -> int:
    """Return the cents of an expense: above zero, and not absurd. Raises ValueError."""
    cents = parse_money(typed)
    if not 0 < cents <= MOST_CENTS:
        raise ValueError(_("is not an expense: more than 0 and at most 100 000 $"))
    return cents


def distance(typed: str) -> int:
    """Return the metres of a trip: above zero, and not absurd. Raises ValueError."""
    metres = parse_km(typed)
    if not 0 < metres <= MOST_METRES:
        raise ValueError(_("is not a trip: more than 0 and at most 5 000 km"))
    return metres


def money(typed: str) -> int:
    """Return cents, zero or more, and not absurd. Raises ValueError."""
    cents = parse_money(typed)
    return cents if cents == 0 else cost(typed)


def right_distance(typed: str) -> int:
    """Return metres, zero or more, and not absurd. Raises ValueError."""
    metres = parse_km(typed)
    return metres if metres == 0 else distance(typed)


def number(typed: str) -> int:
    """Return a whole number from 1 on. Raises ValueError."""
    read = parse_count(typed)
    if not 0 < read < 10_000:
        raise ValueError(_("is not a number from 1 on"))
    return read


def reference(typed: str) -> str:
    """Return the number of a receipt, of a ticket: one line, not a whole text. Raises ValueError."""
    found = one_line(typed)
    if len(found) > MOST_LETTERS:
        raise ValueError(_("is longer than {most} characters").format(most=MOST_LETTERS))
    return found


def labelled(typed: str) -> tuple[str, int]:
    """Return (label, cents) for `garde d'enfant:25,00`. Raises ValueError."""
    label, colon, amount = typed.rpartition(":")
    if not colon or not label.strip():
        raise ValueError(_("is not a label and an amount such as “childcare:25,00”"))
    return text(label), cost(amount)


def meals(typed: str) -> list[tuple[EntryKind, int | None]]:
    """Return each meal with its cost: None when it is paid flat. Raises ValueError.

    `déjeuner, dîner:12,50` is two meals: a comma before a digit is that of an amount.
    """
    read = []
    for each in re.split(r"\s*(?:;|,(?!\d))\s*", typed):
        meal, colon, amount = each.partition(":")
        read.append((parse_meal(meal), cost(amount) if colon else None))
    return read


def somebody_s_km(typed: str) -> tuple[str, int]:
    """Return (who, metres) for `UP-0042:12,5`. Raises ValueError."""
    who, colon, km = typed.rpartition(":")
    if not colon or not who.strip():
        raise ValueError(_("is not a person and kilometres such as “UP-0042:12,5”"))
    return text(who), distance(km)


KINDS = ("km", "gravel_km", "carpool_km", "transit", "taxi", "parking", "meal", "other")


def _nothing_said(given: Given) -> bool:
    """Ask whether there is something to claim when no option said it."""
    return not any(given.get(name) for name in (*KINDS, "km_of", "told", "told_on"))


def _asked(given: Given) -> bool:
    """Ask each kind when the person answers questions, rather than gives options."""
    return "nothing" in given and not given["nothing"]


LINES = (
    Field("nothing", yes_no, N_("nothing to claim"), ask=_nothing_said, why=("CLM-05",)),
    Field(
        "km",
        distance,
        N_("kilometres of the whole trip, there and back"),
        ask=_asked,
        example="24,6",
        why=("CLM-06", "CLM-10"),
    ),
    Field("gravel_km", distance, N_("of these kilometres, those on gravel"), ask=never, example="10", why=("CLM-21",)),
    Field(
        "carpool_km", distance, N_("of these kilometres, those in a car pool"), ask=never, example="24", why=("CLM-21",)
    ),
    Field("transit", cost, N_("public transit"), ask=_asked, example="7,50", why=("CLM-06",)),
    Field("taxi", cost, N_("taxi"), ask=_asked, example="18,25", why=("CLM-07",)),
    Field("parking", cost, N_("parking or toll"), ask=_asked, example="8,50", why=("CLM-07",)),
    Field(
        "meal",
        meals,
        N_("meals: déjeuner, dîner, souper; with its cost to be paid what it cost, up to the rate"),
        many=True,
        whole=True,
        ask=_asked,
        example="dîner:12,50",
        why=("CLM-02", "CLM-03", "CLM-22"),
    ),
    Field("other", labelled, N_("other expense"), many=True, whole=True, ask=never, example="garde:25,00"),
    Field("agreed_by", text, N_("who agreed to the other expense beforehand"), ask=when("other"), why=("CLM-23",)),
    Field("agreed_on", parse_day, N_("day of that agreement"), ask=never, example="2026-11-02", why=("CLM-24",)),
    Field("receipt", reference, N_("receipt number"), ask=never, example="P-118"),
    Field("trip", number, N_("which trip of that activity (default: 1)"), ask=never, example="2"),
    Field("from_place", text, N_("departure (default: home)"), ask=never),
    Field("to_place", text, N_("arrival (default: the place of the activity)"), ask=never),
    Field("round_trip", yes_no, N_("there and back (default: yes)"), ask=never),
    Field("all_present", yes_no, N_("the same for everybody present"), ask=never),
    Field(
        "km_of",
        somebody_s_km,
        N_("with --all-present: somebody's kilometres"),
        many=True,
        whole=True,
        ask=never,
        example="UP-0042:12,5",
    ),
    Field(
        "except_for",
        text,
        N_("with --all-present: but these people"),
        many=True,
        ask=never,
        called="except",
        example="UP-0044",
    ),
    Field("told", yes_no, N_("the partner was told today what they are owed"), ask=never),
    Field("told_on", parse_day, N_("day on which the partner was told"), ask=never, example="2026-11-20"),
)

_DAY = Field("day", parse_day, N_("day (default: today)"), ask=never, example="2026-11-20")
_LINE = Field("line", number, N_("only this line, or these"), many=True, ask=never, example="2,3")
_REASON = Field("reason", text, N_("reason of the cut or of the refusal"), ask=never)

SUBMIT = (_DAY,)
APPROVE = (
    Field("by", text, N_("name of the manager who approves"), required=True, why=("CLM-17",)),
    _DAY,
    _LINE,
    Field("amount", money, N_("amount approved for that line"), ask=never, example="12,00"),
    _REASON,
)
REFUSE = (
    Field("reason", text, N_("reason of the cut or of the refusal"), why=("CLM-16",)),
    _LINE,
    Field("by", text, N_("who refuses (default: the responsible manager)"), ask=never),
    _DAY,
)
TRANSMIT = (Field("to", text, N_("to whom it was sent"), required=True, usual="sent_to", by_enter=True), _DAY)
CORRECT = (
    Field("amount", money, N_("the right amount of the line"), ask=lambda given: not given.get("km"), example="12,00"),
    Field("km", right_distance, N_("the right kilometres of the line"), ask=never, example="24,6"),
    Field("reason", text, N_("why it is corrected")),
)
RECEIPT = (Field("number", reference, N_("receipt number"), ask=never, example="P-118"),)
