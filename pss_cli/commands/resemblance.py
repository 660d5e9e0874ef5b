"""Somebody new who looks like somebody known: said, never refused; REF-15 asks about those who cannot be missed."""

from __future__ import annotations

from pss_cli.commands.call import Call

MOST = 3  # people named


def say_resemblance(call: Call, code: str) -> None:
    """Say whom the person who was just written looks like."""
    from pss_cli.likeness.score import LIKELY, compare
    from pss_cli.reads import duplicates as read
    from pss_cli.reads.find import person_id
    from pss_cli.views.duplicates import resemblance

    new, *others = read.faces_near(call.db, person_id(call.db, code))
    alike = {other.id: found for other in others if (found := compare(new, other, LIKELY))}
    named = sorted(alike, key=lambda number: (-alike[number].score, number))[:MOST]
    who = read.shown(call.db, named, call.day)
    for number in named:
        call.say(resemblance(code, who[number], alike[number]))
