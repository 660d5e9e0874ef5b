"""How a registry is described."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pss_cli import __version__
from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Listing, Row, Sheet

COUNTS = (
    Column("people", N_("people"), "count"),
    Column("enrolled", N_("enrolled"), "count"),
    Column("requests", N_("requests"), "count"),
    Column("open_requests", N_("open requests"), "count"),
    Column("matches", N_("matches under way"), "count"),
    Column("activities", N_("activities held"), "count"),
    Column("claims", N_("claims"), "count"),
    Column("past_participations", N_("participations before pss"), "count"),
    Column("past_expenses", N_("expenses before pss"), "count"),
    Column("unfinished_forms", N_("forms left unfinished"), "count"),
    Column("operations", N_("operations in the journal"), "count"),
    Column("created_at", N_("first operation"), "moment"),
    Column("last_at", N_("last operation"), "moment"),
)
INFO = (
    Column("path", N_("registry")),
    Column("establishment", N_("establishment")),
    Column("profile", N_("establishment profile")),
    Column("version", N_("version of pss")),
    Column("schema_version", N_("version of the tables")),
    Column("size_bytes", N_("size (bytes)"), "count"),
    *COUNTS,
)
KEPT = (Column("file", N_("file")), Column("replaced", N_("what was there is now")), *COUNTS)
JOURNAL = (
    Column("id", N_("number"), "count"),
    Column("at", N_("when"), "moment"),
    Column("actor", N_("who")),
    Column("command", N_("command")),
    Column("changes", N_("changes"), "count"),
    Column("undoes_id", N_("undoes"), "count"),
    Column("undone_by", N_("undone by"), "count"),
)
CHECK = (Column("check", N_("check")), Column("ok", N_("sound"), "yes_no"), Column("detail", N_("detail")))


def info(path: Path, schema: str, settings: Mapping[str, str], counts: Row) -> Sheet:
    """Return what a registry is and holds."""
    row = {
        "path": str(path),
        "establishment": settings.get("name"),
        "profile": settings.get("profile"),
        "version": __version__,
        "schema_version": schema,
        "size_bytes": path.stat().st_size,
        **_dict(counts),
    }
    return Sheet(_("The registry"), INFO, row)


def kept(title: str, file: Path, counts: Row, replaced: Path | None = None) -> Sheet:
    """Return what a backup or a restored registry holds."""
    row = {"file": str(file), "replaced": str(replaced) if replaced else None, **_dict(counts)}
    return Sheet(title, KEPT, row)


# What is looked at besides the file and the rules: totals that were sealed, and what is kept beside the registry.
BESIDE = {"sealed": N_("sealed years"), "letters": N_("letters"), "receipts": N_("receipts")}


def check(
    problems: Iterable[str],
    breaches: int,
    summary: str,
    beside: Mapping[str, Iterable[str]],
    sound: Mapping[str, Iterable[str]],
) -> Listing:
    """Return what a check of the registry found; what is `sound` is worth saying, and no fault."""
    rows: list[Row] = [{"check": _("file and references"), "ok": False, "detail": problem} for problem in problems]
    rows = rows or [{"check": _("file and references"), "ok": True, "detail": None}]
    rows.append({"check": _("rules"), "ok": not breaches, "detail": summary})
    rows += [
        {"check": _(BESIDE[what]), "ok": False, "detail": problem}
        for what, found in beside.items()
        for problem in found
    ]
    rows += [{"check": _(BESIDE[what]), "ok": True, "detail": note} for what, those in sound.items() for note in those]
    return Listing(CHECK, rows)


def _dict(row: Row) -> dict[str, Any]:
    return {key: row[key] for key in row.keys()}  # noqa: SIM118  (a sqlite3.Row iterates over its values)
