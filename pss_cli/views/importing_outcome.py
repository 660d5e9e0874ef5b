"""What became of a file, in sentences: sheet by sheet, what the registry knows otherwise, who is not enrolled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from pss_cli.i18n import _, labelled
from pss_cli.inputs.importing import COLUMNS
from pss_cli.text import printable
from pss_cli.vocabulary import ImportKind

_MOST = 20  # differences that are named
_HEADINGS = {heading.field.name: heading for heading in COLUMNS[ImportKind.PEOPLE]}


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
    differences: list[Any]
    unenrolled: list[str]
    undated: list[str]


def counts(outcome: Outcome) -> Iterator[str]:
    """Yield a sentence for each sheet: rows created, completed, unchanged, rejected."""
    for taken in outcome.sheets:
        yield labelled(printable(taken.sheet or taken.file), ", ".join(_counted(taken)))


def _counted(taken: Taken) -> Iterator[str]:
    yield labelled(_("created"), len(taken.created))
    yield labelled(_("completed"), len(taken.updated))
    yield labelled(_("unchanged"), len(taken.left))
    yield labelled(_("rejected"), taken.rejected)


def remarks(outcome: Outcome) -> Iterator[str]:
    """Yield what somebody has to look at: values that differ (their columns, never the values), who is not enrolled."""
    differing = [d for d in outcome.differences if not d.replaced]
    if differing:
        yield _("The registry says otherwise, and was left as it is (to take what the file says: --replace):")
        yield from _named(differing)
    if outcome.unenrolled:
        without = _("without a day of enrolment (pss enroll add UP-… --already-since DATE)")
        yield labelled(without, len(outcome.unenrolled))
    if outcome.undated:
        gone = _("left or deceased on a day that the file does not say: kept with a note, not enrolled")
        yield labelled(gone, len(outcome.undated))


def _named(differing: Sequence[Any]) -> Iterator[str]:
    rows: dict[tuple[str, int, str], list[str]] = {}
    for each in differing:
        where = (each.sheet or "", each.line, each.code)
        rows.setdefault(where, []).append(str(_HEADINGS.get(each.field, each.field)))
    for (_sheet, line, code), names in list(rows.items())[:_MOST]:
        yield "  " + _("line {n}, {code}: {names}").format(n=line, code=code, names=", ".join(names))
    if len(rows) > _MOST:
        yield "  " + _("… and {n} more").format(n=len(rows) - _MOST)
