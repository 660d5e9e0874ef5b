"""Which rules look at which facts, without loading the whole book: every write starts sooner."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from pss_cli.rules.base import Facts, Rule, order

# Rules that look at facts of another file (tests/rules/test_applying.py checks that none is forgotten).
ELSEWHERE = {
    "pss_cli.rules.claim": ("pss_cli.rules.claim_amounts", "pss_cli.rules.claim_vouchers"),
    "pss_cli.rules.enroll": ("pss_cli.rules.match_confirm",),
    "pss_cli.rules.refer": ("pss_cli.rules.refer_youth",),
}


def applying(kind: type[Facts]) -> tuple[Rule, ...]:
    """Return the rules of the book that look at a facts class, in the order of the book."""
    hashable: Any = kind
    return _applying(hashable)


@cache
def _applying(kind: Any) -> tuple[Rule, ...]:
    own = {base.__module__ for base in kind.__mro__ if base.__module__.startswith("pss_cli.rules.")}
    names = own.union(*(ELSEWHERE.get(name, ()) for name in own))
    rules = (rule for name in names for rule in getattr(import_module(name), "ALL", ()))
    return tuple(sorted((rule for rule in rules if issubclass(kind, rule.applies_to)), key=order))
