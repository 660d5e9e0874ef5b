"""The noun `match`: each `match_…` file adds its verbs, and how its codes are shown."""

from __future__ import annotations

from collections.abc import Callable

from pss_cli.commands.call import Call
from pss_cli.commands.kit import Noun
from pss_cli.views.tables import Sheet

noun = Noun("match")

SHEETS: dict[str, Callable[[Call, str], Sheet]] = {}  # kind of code (codes.PREFIXES) -> what `match show` shows
