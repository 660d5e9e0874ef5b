"""The establishment's thresholds, as they stood on a day."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from pss_cli.rules.limits import Limits

_KINDS = {f.name: f.type for f in fields(Limits)}


class Settings:
    """Every dated setting of a registry."""

    def __init__(self, dated: list[tuple[str, str, str]]) -> None:
        self.dated = dated  # (key, value, since), oldest first
        self._known: dict[date, Limits] = {}
        self._on: dict[date, dict[str, str]] = {}

    def on(self, day: date) -> dict[str, str]:
        """Return every setting in force on `day`."""
        if day not in self._on:
            self._on[day] = {key: value for key, value, since in self.dated if since <= day.isoformat()}
        return self._on[day]

    def limits(self, day: date) -> Limits:
        """Return the thresholds in force on `day`."""
        if day not in self._known:
            typed: dict[str, Any] = {key: _typed(key, value) for key, value in self.on(day).items() if key in _KINDS}
            self._known[day] = Limits(**typed)
        return self._known[day]


def _typed(key: str, value: str) -> Any:
    kind = _KINDS[key]
    if kind == "bool":
        return value in ("true", "1")
    return int(value) if kind == "int" else value
