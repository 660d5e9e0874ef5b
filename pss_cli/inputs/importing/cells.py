"""A cell as a coordinator would type it: what offices write, in the words that the fields read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from pss_cli.i18n import _
from pss_cli.inputs.field import Field, one_line
from pss_cli.inputs.importing.grid import Value
from pss_cli.inputs.importing.headings import SIGNED
from pss_cli.inputs.importing.words import ticked
from pss_cli.text import fold

_NOTHING = {"n a", "na", "s o", "nd", "n d", "inconnu", "inconnue", "unknown", "aucun", "aucune", "none", "nil", ""}
_LONGEST = 1_000  # letters of what is looked into
_LONG = 12  # letters: longer, a text says something
_EXACT = 10**15  # beyond, a number of Excel has lost its last figures: it is nothing that people type
_PHONE_CUT = re.compile(r"\s*(?:\s/\s|/(?=\s*[(+\d])|\bou\b|\bor\b|\bet\b|;|\n|,(?!\s*(?:poste|p\.|ext|x|#)))\s*", re.I)
_PHONE_LABEL = re.compile(
    r"(?<![A-Za-zÀ-ÿ])(?!(?:poste|ext|extension|p|x)(?![A-Za-zÀ-ÿ]))[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ. ]*:?", re.I
)
_EMAIL = re.compile(r"[^\s<>,;:/()\"\[\]]+@[^\s<>,;/()\"\[\]]+")
_HOURS = re.compile(r"\s*(?:heures?|hours?|hres?|hrs?)\b\.?", re.I)
_THOUSANDS = re.compile(r"\$?\s*\d{1,3}(?:,\d{3})+\.\d{1,2}\s*\$?")
_KINDS = {
    **dict.fromkeys(("usager", "usagere", "patient", "patiente", "patient partenaire", "client", "user", "u"), "user"),
    **dict.fromkeys(
        ("proche", "proche aidant", "proche aidante", "aidant", "aidante", "famille", "parent", "conjoint", "conjointe",
         "family", "caregiver", "relative", "p"),
        "relative",
    ),
}  # fmt: skip
_CHANNELS = {**dict.fromkeys(("cell", "cellulaire", "texto", "sms", "mobile", "appel"), "phone"), "mail": "email"}
_CHANNELS |= dict.fromkeys(("poste", "courrier", "lettre"), "mail")


def shown(value: Value) -> str:
    """Return a cell as it would be typed: a day without its midnight, a whole number without its decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else f"{value:.12g}"
    text = str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.strip(" \t\n\u00a0\u202f\u200b\ufeff")


def typed(spec: Field, heading: str, value: Value) -> str:
    """Return a cell, other than a day, as it would be typed for a field."""
    text = shown(value)
    if spec.name.startswith("amount"):
        return _amount(value, text, 2)
    if spec.parse is one_line:
        return " ".join(text.split())
    if spec.is_flag or spec.name in SIGNED:
        return yes_or_no(text)
    if spec.name in _OWN and len(text) < _LONGEST:
        return _OWN[spec.name](text)
    if spec.name == "km":
        return _amount(value, text, 3)
    return _length(value, text, heading) if spec.name == "length" else text


def says_nothing(text: str) -> bool:
    """Whether `n/a`, `s.o.`, `inconnu` or a dash stands for nothing, where a text is not expected."""
    return len(text) < _LONG and text != "?" and fold(text) in _NOTHING and not set(text) & set("?✓✔☑√✗☐")


@lru_cache(maxsize=1_000)
def yes_or_no(text: str) -> str:
    """Return `oui` or `non` for a tick, a cross or a figure; anything else as it is."""
    try:
        return "oui" if ticked(text) else "non"
    except ValueError:
        return text


def phones(text: str) -> str:
    """Return the telephone numbers of a cell, joined with commas, without what says whose they are."""
    found = []
    for piece in _PHONE_CUT.split(re.sub(r"(?<=\d)\.0$", "", text)):
        bare = _PHONE_LABEL.sub("", piece.replace(", poste", " poste")).strip(" :().-–") if piece else ""
        if any(c.isdigit() for c in bare):
            opened = "(" * (bare.count(")") > bare.count("("))
            found.append(opened + bare)
    return ", ".join(found) or text


def emails(text: str) -> str:
    """Return the e-mail addresses of a cell, joined with commas; the cell as it is when it holds none."""
    return ", ".join(address.removeprefix("mailto:").rstrip(".") for address in _EMAIL.findall(text)) or text


def _amount(value: Value, text: str, decimals: int) -> str:
    """Return a number without the dust that calculating leaves (0.30000000000000004)."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _EXACT:
        rounded = round(value, decimals)
        return f"{rounded:.{decimals}f}" if abs(rounded - value) < 1e-6 else repr(value)
    text = re.sub(r"\s*(?:CAD|\$\s*CA)$", "$", text)
    return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text


def _length(value: Value, text: str, heading: str) -> str:
    """Return a length of time; a bare number is in the unit that the heading says, never in another."""
    if isinstance(value, time | timedelta):
        seconds = value.total_seconds() if isinstance(value, timedelta) else value.hour * 3600 + value.minute * 60
        return f"{round(seconds / 60)} min"
    if isinstance(value, datetime):
        return shown(value)
    if found := re.fullmatch(r"(\d{1,3}):(\d{2})(?::00)?", text):
        return f"{found[1]}h{found[2]}"
    text = _HOURS.sub(" h", text)
    if not re.fullmatch(r"\d+(?:[.,]\d+)?(?: h)?", text):
        return text
    number, words = Decimal(text.removesuffix(" h").replace(",", ".")), set(fold(heading).split())
    if text.endswith(" h") or words & {"heure", "heures", "h", "hrs", "hr", "hours", "hour"}:
        return f"{round(number * 60)} min"
    return f"{round(number)} min" if words & {"min", "minutes", "minute"} else text


def _said(words: dict[str, str]) -> Callable[[str], str]:
    return lambda text: words.get(fold(text), text)


_OWN: dict[str, Callable[[str], str]] = {
    "phones": phones,
    "emails": emails,
    "kind": _said(_KINDS),
    "channel": _said(_CHANNELS),
}
