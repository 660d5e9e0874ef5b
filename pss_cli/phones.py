"""Telephone numbers, through Google's phonenumbers; the extension is kept apart."""

from __future__ import annotations

import re

from pss_cli.i18n import _

_EXTENSION = re.compile(r"\s*(?:,|;)?\s*(?:poste|p\.|ext\.?|extension|x|#)\s*(\d{1,7})\s*$", re.I)
_BEFORE_EXTENSION = re.compile(r"\s*[,;]\s*(?=(?:poste|p\.|ext\.?|extension|x|#)\s*\d)", re.I)


def with_extensions(typed: str) -> str:
    """Return several numbers as typed, none separated from its extension by a comma."""
    return _BEFORE_EXTENSION.sub(" ", typed)


def parse_phone(typed: str) -> str:
    """Return `+14506681010;ext=12777` for `450 668-1010, poste 12777`. Raises ValueError."""
    import phonenumbers

    # phonenumbers would swallow "p. 4567" into the number.
    found = _EXTENSION.search(typed)
    bare = typed[: found.start()] if found else typed
    try:
        number = phonenumbers.parse(bare, "CA")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValueError(_("is not a telephone number such as 450 555-0123 poste 45"))
    e164: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{e164};ext={found[1]}" if found else e164


def digits(typed: str) -> str:
    """Return the digits of part of a telephone number, however grouped, without its extension; empty for a text."""
    found = _EXTENSION.search(typed)
    bare = typed[: found.start()] if found else typed
    return "" if any(c.isalpha() for c in bare) else "".join(c for c in bare if c.isdigit())


def show_phone(stored: str) -> str:
    """Return `450 668-1010, poste 12777` (or `ext.`) for a stored number."""
    number, _semi, extension = stored.partition(";ext=")
    if re.fullmatch(r"\+1\d{10}", number):
        number = f"{number[2:5]} {number[5:8]}-{number[8:]}"
    return f"{number}, {_('ext.')} {extension}" if extension else number
