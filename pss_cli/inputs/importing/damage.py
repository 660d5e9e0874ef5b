"""Texts that another program spoiled: accents lost for good, or written in another encoding."""

from __future__ import annotations

import re

from pss_cli.i18n import _
from pss_cli.inputs.importing.grid import ExcelError, Uncalculated, Value

_SPELT = {"first_name", "last_name", "name", "person", "name_in_use", "city", "superior", "employee_team"}
_LOST = re.compile(r"[^\W\d_]\?(?=[^\W\d_])|^\?(?=[^\W\d_])|[^\W\d_]\?$")
_TWICE = re.compile("[ÃÂ][\u0080-\u00bf©¨ª«§®´¢»¼ ]|â€")


def damage(field: str, value: Value) -> str:
    """Return what another program spoiled in a cell, in words that follow it; empty when it is sound."""
    if isinstance(value, ExcelError):
        return _("is an error of Excel, not a value")
    if isinstance(value, Uncalculated):
        return _("is a formula without a value: open the file in Excel and save it again")
    if not isinstance(value, str):
        return ""
    if "\N{REPLACEMENT CHARACTER}" in value or (field in _SPELT and _LOST.search(value.strip())):
        return _("has lost its accents: type it again")
    return _("was read in another encoding: type it again") if _TWICE.search(value) else ""
