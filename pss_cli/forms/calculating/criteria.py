"""What SUMIF and COUNTIF ask of a cell: `>=5`, `taxi`, `<>0`."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from pss_cli.forms.calculating.formulas import Unknown
from pss_cli.forms.sheets.cells import Held


def criterion(said: Held) -> Callable[[Held], bool]:
    """Return what a criterion such as ">=5" or "taxi*" asks of a value. Raises Unknown."""
    if isinstance(said, Decimal):
        return lambda value: isinstance(value, Decimal) and value == said
    if not isinstance(said, str):
        raise Unknown
    sign, text = re.fullmatch(r"(<=|>=|<>|=|<|>|)(.*)", said, re.S).groups()  # type: ignore[union-attr]
    if re.fullmatch(r"-?\d+", text):
        wanted = Decimal(text)
        holds: dict[str, Callable[[Decimal], bool]] = {
            "<": lambda v: v < wanted, ">": lambda v: v > wanted, "<=": lambda v: v <= wanted,
            ">=": lambda v: v >= wanted, "=": lambda v: v == wanted, "": lambda v: v == wanted,
        }  # fmt: skip
        if sign == "<>":
            return lambda value: value != wanted
        return lambda value: isinstance(value, Decimal) and holds[sign](value)
    if sign not in ("", "=", "<>") or any(c in text for c in "*?~") or any(c.isdigit() for c in text) or not text:
        raise Unknown
    if sign == "<>":
        return lambda value: not (isinstance(value, str) and value.casefold() == text.casefold())
    return lambda value: isinstance(value, str) and value.casefold() == text.casefold()
