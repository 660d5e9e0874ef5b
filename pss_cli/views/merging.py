"""What a merge keeps and brings, shown before it is done, and what a note says of the rest."""

from collections.abc import Iterable
from typing import Any, Protocol

from pss_cli.i18n import N_, _, labelled
from pss_cli.views import person_sheet
from pss_cli.views.journal_words import FIELDS, TABLES
from pss_cli.views.person import FIND
from pss_cli.views.tables import Column, Listing, Row, Sheet


class Choice(Protocol):
    """One field of two people, and whose value is kept."""

    @property
    def name(self) -> str: ...
    @property
    def one(self) -> Any: ...
    @property
    def other(self) -> Any: ...
    @property
    def from_other(self) -> bool: ...


_SHOWN = {column.key: column for column in (*FIND, *person_sheet.COLUMNS)}
_SUMMARY = (Column("kept", N_("who stays")), Column("gone", N_("who becomes the first")))


def preview(kept: str, gone: str, choices: Iterable[Choice], following: Iterable[Row]) -> Sheet:
    """Return field by field what is kept and from whom, and the records that follow."""
    fields = [
        {
            "field": _(_SHOWN[choice.name].heading),
            "one": _SHOWN[choice.name].show(choice.one),
            "other": _SHOWN[choice.name].show(choice.other),
            "from": gone if choice.from_other else kept if choice.one is not None else None,
        }
        for choice in choices
        if (choice.one, choice.other) != (None, None)
    ]
    records = [{"what": _(TABLES[row["kind"]]), "one": row["one"], "other": row["other"]} for row in following]
    columns = (Column("one", kept), Column("other", gone))
    counts = (Column("one", kept, "count"), Column("other", gone, "count"))
    return Sheet(
        _("{gone} becomes {kept}").format(gone=gone, kept=kept),
        _SUMMARY,
        {"kept": kept, "gone": gone},
        {
            "fields": Listing((Column("field", N_("field")), *columns, Column("from", N_("kept from"))), fields),
            "records": Listing((Column("what", N_("record")), *counts), records, _("Records that follow")),
        },
        _("What differs and is not kept goes to a note."),
    )


def told(table: str, field: str, words: str) -> str:
    """Return what a note says of a field, or of a whole record."""
    return labelled(_(FIELDS.get(field, field)) if field else _(TABLES[table]), words)
