"""For each rule: facts on which it holds, facts that break it, and both sides of its boundary."""

from __future__ import annotations

from dataclasses import dataclass

from pss_cli.rules.base import Facts


@dataclass(frozen=True)
class Case:
    """What one rule must say. `boundary` pairs facts with whether the rule finds something."""

    holds: Facts
    breaks: Facts
    boundary: tuple[tuple[Facts, bool], ...] = ()
