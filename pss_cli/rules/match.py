"""Rules of match."""

from __future__ import annotations

from pss_cli.rules.base import Rule

ALL: tuple[Rule, ...] = ()
