"""The fields of vouchers: parking tickets and taxi coupons, received in stock, handed out, told about."""

import re
from collections import Counter

from pss_cli.dates import parse_day
from pss_cli.i18n import N_, _
from pss_cli.inputs.claim import money, reference
from pss_cli.inputs.field import Field, Given, never, one_line, one_of, text, yes_no
from pss_cli.vocabulary import VoucherKind

MOST_AT_ONCE = 5_000
# `100-149`, `T-001-050`, `2026-118-2026-140`; the beginning may be said again, and both ends have as many digits.
_RANGES = (re.compile(r"(\D*)(\d+) ?[-–] ?(\d+)"), re.compile(r"(.*?)(\d+) ?[-–] ?\1(\d+)"))


def numbers(typed: str) -> list[str]:
    """Return every number of `0098-0102, 118, T-1`, as typed, leading zeros kept. Raises ValueError."""
    found: list[str] = []
    for item in filter(None, re.split(r"\s*[,;]\s*", text(typed))):
        found += _range(item, MOST_AT_ONCE - len(found))
    twice = [number for number, times in Counter(found).items() if times > 1]
    if twice:
        raise ValueError(_("holds {numbers} twice").format(numbers=", ".join(twice[:10])))
    return found


def _range(item: str, most: int) -> list[str]:
    """Return the numbers of one range, or the one number that `item` is. Raises ValueError."""
    match = next(filter(None, (pattern.fullmatch(item) for pattern in _RANGES)), None)
    beginning, first, last = match.groups() if match else ("", "", "")
    count = int(last) - int(first) + 1 if match else 1
    if count < 1 or len(first) != len(last):  # `2026-118` is one number, or a range badly written
        raise ValueError(
            _(
                "holds {item}, a range or one number? A range goes up, with as many digits at both ends "
                "(98-99,100-102); a number that has a dash is written twice ({item}-{item})"
            ).format(item=item)
        )
    if count > most:
        raise ValueError(_("is more than {most} numbers at once").format(most=MOST_AT_ONCE))
    if not match:
        return [reference(item)]
    reference(f"{beginning}{last}")
    return [f"{beginning}{number:0{len(first)}}" for number in range(int(first), int(last) + 1)]


def one_or_several(typed: str) -> str:
    """Return the number of a ticket, or several, as typed. Raises ValueError."""
    line = one_line(typed)
    for each in re.split(r"[,;]", line):
        reference(each)
    return line


def _handed(given: Given) -> bool:
    """Ask the value of what is handed out, not of what is told about."""
    return not any(name in given for name in MOVES)


MOVES = ("used", "returned", "lost")
_KIND = Field("kind", one_of(VoucherKind), N_("parking ticket or taxi coupon"), required=True, choices=VoucherKind)

VOUCHER = (
    _KIND,
    Field("number", one_or_several, N_("number of the ticket or coupon"), required=True, example="118"),
    Field("value", money, N_("value (default: that of the stock)"), ask=_handed, example="12,00"),
    Field("used", yes_no, N_("it was used (or several: --number 118-125)"), ask=never, why=("CLM-35",)),
    Field("returned", yes_no, N_("it came back: in stock again"), ask=never, why=("CLM-33",)),
    Field("lost", yes_no, N_("it is lost, in stock or by who had it"), ask=never, why=("CLM-34",)),
    Field("day", parse_day, N_("day (default: today)"), ask=never, example="2026-11-20"),
    Field("note", text, N_("what is to be known of it"), ask=never),
    Field("edit", yes_no, N_("correct the voucher that has this number"), ask=never),
)
STOCK = (
    _KIND,
    Field(
        "numbers", numbers, N_("numbers received: lists, and ranges (0100-0149)"), required=True, example="100-149,160"
    ),
    Field("value", money, N_("value of each"), required=True, example="12,00"),
    Field("day", parse_day, N_("day (default: today)"), ask=never, example="2026-11-20"),
)
