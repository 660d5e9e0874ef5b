"""How pairs of people who look alike are shown."""

from collections.abc import Iterable
from typing import Any

from pss_cli.i18n import N_, _, ngettext
from pss_cli.labels import label
from pss_cli.likeness.score import Likeness
from pss_cli.text import printable
from pss_cli.views.enroll import Several
from pss_cli.views.tables import Column, Listing, Row
from pss_cli.vocabulary import Evidence, Stage

PAIRS = (
    Column("score", N_("likeness (of 100)"), "count"),
    Column("code", N_("code")),
    Column("name", N_("name")),
    Column("stage", N_("stage"), Stage),
    Column("other_code", N_("code of the other")),
    Column("other_name", N_("name of the other")),
    Column("other_stage", N_("stage of the other"), Stage),
    Several("evidence", N_("what says so"), Evidence),
)


def pairs(rows: Iterable[Row], count: int) -> Listing:
    """Return the pairs shown, out of `count`."""
    said = ngettext("{n} pair.", "{n} pairs.", count).format(n=count)
    todo = _("The same person: pss person merge A B. Two people: pss person distinct A B.") if count else ""
    return Listing(PAIRS, rows, note=f"{said} {todo}".rstrip())


def row(likeness: Likeness, one: Row, other: Row) -> dict[str, Any]:
    """Return one pair as a row."""
    return {
        "score": likeness.score,
        **{key: one[key] for key in ("code", "name", "stage")},
        **{f"other_{key}": other[key] for key in ("code", "name", "stage")},
        "evidence": " ".join(likeness.evidence),
    }


def resemblance(code: str, other: Row, likeness: Likeness) -> str:
    """Return what is said of somebody new who looks like `other`."""
    evidence = ", ".join(label(said) for said in likeness.evidence)
    return _("Looks like {code} {name} ({evidence}): pss person duplicates --person {new}").format(
        code=other["code"], name=printable(other["name"]), evidence=evidence, new=code
    )
