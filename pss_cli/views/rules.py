"""How the rule book and its audit are shown."""

from collections.abc import Iterable, Mapping
from typing import Any

from pss_cli.i18n import N_, labelled
from pss_cli.labels import label
from pss_cli.rules.base import Finding, Rule
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import Severity, Verdict

LIST = (
    Column("code", N_("rule")),
    Column("severity", N_("severity"), Severity),
    Column("source", N_("source"), "source"),
    Column("title", N_("what it asks")),
)
SHEET = (
    Column("severity", N_("severity"), Severity),
    Column("source", N_("source"), "source"),
    Column("step", N_("step")),
    Column("profiles", N_("only for")),
    Column("message", N_("what it says")),
    Column("remedy", N_("what to do then")),
)
AUDIT = (
    Column("verdict", N_("finding"), Verdict),
    Column("rule", N_("rule")),
    Column("code", N_("code")),
    Column("day", N_("day"), "day"),
    Column("message", N_("what is found")),
    Column("remedy", N_("what to do")),
    Column("reason", N_("reason kept")),
)


def listing(rules: Iterable[Rule]) -> Listing:
    """Return rules as a listing."""
    rows = [{"code": r.code, "severity": r.severity.value, "source": r.source, "title": str(r.title)} for r in rules]
    return Listing(LIST, rows)


def sheet(rule: Rule, step: str) -> Sheet:
    """Return one rule with its sentences; values they will show are between braces."""
    row: Row = {
        "code": rule.code,
        "severity": rule.severity.value,
        "source": rule.source,
        "step": step,
        "profiles": ", ".join(rule.profiles) or None,
        **{
            f"{name}{suffix}": said
            for name, text in (("title", rule.title), ("message", rule.message), ("remedy", rule.remedy))
            for suffix, said in (("", str(text)), ("_fr", text.fr), ("_en", text.en))
        },
    }
    return Sheet(f"{rule.code}  {rule.title}", SHEET, row)


def audit(found: Iterable[tuple[Finding, str, str | None]], counts: Mapping[Verdict, int]) -> Listing:
    """Return what an audit found, with its summary."""
    rows = [_row(*each) for each in found]
    return Listing(AUDIT, rows, note=summary(counts))


def summary(counts: Mapping[Verdict, int]) -> str:
    """Return how many findings of each verdict, in words."""
    return ", ".join(labelled(label(verdict), n) for verdict, n in counts.items())


def _row(finding: Finding, verdict: str, reason: str | None) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "rule": finding.rule.code,
        "code": finding.facts.code,
        "day": finding.since.isoformat(),
        "message": finding.message,
        "remedy": finding.remedy,
        "reason": reason,
    }
