"""One row of people on its way into the registry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pss_cli.inputs.importing import Row
from pss_cli.vocabulary import Origin

IMPORT = Origin.IMPORT


@dataclass
class Draft:
    """One row: whom it is about, what is missing in the registry and what differs from it."""

    row: Row
    given: dict[str, Any]
    person: int | None  # None for someone new
    known: Mapping[str, Any] = field(default_factory=dict)  # what the registry says, by column
    missing: dict[str, Any] = field(default_factory=dict)
    differs: list[str] = field(default_factory=list)
    replaced: dict[str, Any] = field(default_factory=dict)
    number: int = 0  # of the person, once written
    code: str = ""

    @property
    def new(self) -> bool:
        """Whether the registry does not know this person."""
        return self.person is None
