"""How the workbooks of a year are listed: sent, read back, compared with the registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from pss_cli.i18n import N_, _, labelled, ngettext
from pss_cli.quantities import show_duration, show_money
from pss_cli.text import printable
from pss_cli.views.tables import Column, Listing, Row
from pss_cli.vocabulary import Reconciled

SENT = (
    Column("directorate", N_("directorate")),
    Column("ambassador", N_("ambassador")),
    Column("file", N_("file")),
    Column("lines", N_("lines"), "count"),
    Column("present_min", N_("hours"), "minutes"),
    Column("claimed_cents", N_("claimed"), "money"),
)
BAD = (
    Column("file", N_("file")),
    Column("line", N_("line"), "count"),
    Column("column", N_("column")),
    Column("error", N_("error")),
)
DIFFERENCES = (
    Column("directorate", N_("directorate")),
    Column("state", N_("what differs"), Reconciled),
    Column("occasion", N_("activity")),
    Column("day", N_("day"), "day"),
    Column("what", N_("committee or project")),
    Column("person", N_("code")),
    Column("who", N_("partner")),
    Column("registry_min", N_("hours (registry)"), "minutes"),
    Column("returned_min", N_("hours (return)"), "minutes"),
    Column("registry_cents", N_("claimed (registry)"), "money"),
    Column("returned_cents", N_("claimed (return)"), "money"),
    Column("line", N_("line of the return"), "count"),
    Column("note", N_("remark")),
    Column("command", N_("what to type")),
)


class BadLine(Protocol):
    """What is wrong in a line: under which heading, and why."""

    @property
    def column(self) -> str:
        """The heading, empty for the line as a whole."""

    @property
    def why(self) -> str:
        """In a sentence."""


def sent(rows: Iterable[Row], year: str, *, written: bool = True) -> Listing:
    """Return the workbooks that were made, and what to do next; or those that would be."""
    made, title = list(rows), _("Returns {year}").format(year=year)
    if not written:
        note = ngettext("{n} workbook would be written.", "{n} workbooks would be written.", len(made))
        return Listing(SENT, made, title, note=note.format(n=len(made)))
    note = ngettext("{n} workbook is ready.", "{n} workbooks are ready.", len(made)).format(n=len(made))
    todo = _("Once they are back: pss report returns --read FILE.xlsx")
    return Listing(SENT, made, title, note=f"{note} {todo}")


def bad(lines: Iterable[tuple[Path, int, Iterable[BadLine]]], note: str) -> Listing:
    """Return what is wrong in the lines that did not come in, one row each."""
    rows = [
        {"file": printable(file.name), "line": line, "column": each.column, "error": each.why}
        for file, line, problems in lines
        for each in problems
    ]
    return Listing(BAD, rows, note=note)


def counted(file: Path, said: Mapping[str, int]) -> str:
    """Return how many lines of a file came in, changed, went, stayed, are bad."""
    words = {
        "added": _("new"), "changed": _("changed"), "removed": _("taken out"), "left": _("unchanged"),
        "bad": _("rejected"),
    }  # fmt: skip
    return labelled(printable(file.name), ", ".join(labelled(words[name], n) for name, n in said.items()))


def differences(rows: Iterable[Row], year: str, totals: Sequence[Row]) -> Listing:
    """Return what differs, each with the command that goes on; the note adds both sides up."""
    shown = [{**{key: row[key] for key in row.keys()}, "command": _next(row, year)} for row in rows]  # noqa: SIM118
    return Listing(DIFFERENCES, shown, _("Returns {year}").format(year=year), note="\n".join(_summed(shown, totals)))


def _next(row: Row, year: str) -> str:
    """Return what to type about a difference: to send the workbook, to look at what the registry holds, to add."""
    state, occasion = row["state"], row["occasion"] or ""
    if state in (Reconciled.NOT_DECLARED, Reconciled.TOTALS):
        return f"pss report returns {row['directorate']} --send --fiscal-year {year}"
    if state == Reconciled.AMOUNT and (row["claim"] or occasion):
        return f"pss claim show {row['claim']}" if row["claim"] else f"pss claim add {occasion} {row['person']}"
    if state == Reconciled.UNKNOWN:  # nobody of that name, or several activities that could be meant
        return f"pss person show {row['person']}" if row["person"] else f"pss person find {_quoted(row['who'])}"
    if occasion.startswith("S-"):
        return f"pss train show {occasion}"
    if state == Reconciled.RETURN_ONLY:
        if occasion:
            return f"pss match log {occasion} --edit --present {row['person']}"
        return f"pss match log D-… --day {row['day']} --present {row['person']}"
    return f"pss match show {occasion}" if occasion else f"pss person show {row['person'] or '…'}"


def _quoted(who: str | None) -> str:
    """Return a name as a shell takes it, when it can be copied as it is: people write what they want."""
    said = printable(who or "…")
    return f'"{said}"' if all(c.isalnum() or c in " -.'’" for c in said) else "…"


def _summed(rows: Sequence[Mapping[str, Any]], totals: Sequence[Row]) -> Iterator[str]:
    """Yield, for each directorate, what both sides add up to and how much differs; a silent one has no total."""
    found = {row["directorate"]: row for row in totals}
    for code, row in found.items():
        if row["state"] == Reconciled.NOT_DECLARED:
            if any(r["directorate"] == code for r in rows):
                yield labelled(code, _("not declared"))
            continue
        count = sum(r["directorate"] == code for r in rows)
        differ = ngettext("{n} difference", "{n} differences", count).format(n=count) if count else _("reconciled")
        said = _("{differ}; registry {registry}, return {returned}; hours: {min}, {returned_min}").format(
            differ=differ,
            registry=show_money(row["registry_claimed_cents"]),
            returned=show_money(row["claimed_cents"] or 0) if row["claimed_cents"] is not None else _("not said"),
            min=show_duration(row["registry_present_min"]),
            returned_min=show_duration(row["present_min"]) if row["present_min"] is not None else _("not said"),
        )
        yield labelled(code, said)
