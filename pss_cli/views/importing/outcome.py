"""What became of a file, in sentences: sheet by sheet, and who is not enrolled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from pss_cli.i18n import _, labelled
from pss_cli.text import printable

_MOST_CODES = 10  # named in a sentence


class Taken(Protocol):
    """What became of the rows of one sheet."""

    file: str
    sheet: str | None
    created: list[str]
    updated: list[str]
    left: list[str]
    rejected: int


class Outcome(Protocol):
    """What became of the rows of a file."""

    sheets: list[Any]  # of Taken
    unenrolled: list[str]
    undated: list[str]
    undeclared: int


def counts(outcome: Outcome) -> Iterator[str]:
    """Yield a sentence for each sheet: rows created, completed, unchanged, rejected."""
    for taken in outcome.sheets:
        yield labelled(printable(taken.sheet or taken.file), ", ".join(_counted(taken)))


def _counted(taken: Taken) -> Iterator[str]:
    yield labelled(_("created"), len(taken.created))
    yield labelled(_("completed"), len(taken.updated))
    yield labelled(_("unchanged"), len(taken.left))
    yield labelled(_("rejected"), taken.rejected)


def _named(codes: Sequence[str]) -> str:
    """Return how many people, and who: the first few when there are many."""
    more = "…" if len(codes) > _MOST_CODES else ""
    return f"{len(codes)} ({', '.join(codes[:_MOST_CODES])}{more})"


def remarks(outcome: Outcome) -> Iterator[str]:
    """Yield who is not enrolled, how many came in without their declaration, and why."""
    if outcome.unenrolled:
        without = _("without a day of enrolment (pss enroll add UP-… --already-since DATE)")
        yield labelled(without, _named(outcome.unenrolled))
    if outcome.undated:
        gone = _("left or deceased on a day that the file does not say: kept with a note, not enrolled")
        yield labelled(gone, _named(outcome.undated))
    if outcome.undeclared:
        left_out = _("[ENR-07] declarations left out, of minors or of people whose age is not said")
        yield labelled(left_out, outcome.undeclared)
