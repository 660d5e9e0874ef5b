"""What became of the rows of a file, and why a row was not imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pss_cli.errors import BadFile, PssError, Refused
from pss_cli.failures import explained
from pss_cli.inputs.importing import Row
from pss_cli.reads.facts.refer import FREE_TEXTS
from pss_cli.rules.base import Text
from pss_cli.vocabulary import ImportKind

# No trace of what is never written about a minor, not even in the file that goes back: the rule, and the columns.
NEVER_REPEATED = {"INT-06": FREE_TEXTS, "ENR-17": ("note",)}


@dataclass(frozen=True)
class Rejected:
    """A row that was not imported, and why."""

    sheet: str | None
    line: int
    typed: Mapping[str, str]
    why: str


@dataclass(frozen=True)
class Difference:
    """A value that the registry knows otherwise (or that was taken out of it since); `field` names the column."""

    sheet: str | None
    line: int
    code: str
    field: str
    replaced: bool = False
    replaceable: bool = True
    leaves: str | None = None  # withdrawn, or deceased, when the registry holds somebody as enrolled


@dataclass
class Taken:
    """What became of the good rows of one sheet: the code of the person of each, or of the directorate."""

    kind: ImportKind
    file: str
    sheet: str | None
    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # there already, with nothing to add
    rejected: int = 0


@dataclass
class Outcome:
    """What became of the rows of a file."""

    sheets: list[Taken] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    unenrolled: list[str] = field(default_factory=list)  # people whose file does not say that they are enrolled
    undated: list[str] = field(default_factory=list)  # gone, on a day that the file does not say
    undeclared: int = 0  # declarations left out: of minors, or of people whose age is not known (ENR-07)

    @property
    def created(self) -> list[str]:
        """The codes of what the file added."""
        return [code for sheet in self.sheets for code in sheet.created]

    @property
    def updated(self) -> list[str]:
        """The codes of those whose record was completed."""
        return [code for sheet in self.sheets for code in sheet.updated]

    @property
    def left(self) -> list[str]:
        """The codes of what was there already."""
        return [code for sheet in self.sheets for code in sheet.left]

    def reject(self, row: Row, problems: Iterable[str]) -> None:
        """Keep a row that cannot be read."""
        self._reject(row, row.typed, together(problems))

    def refuse(self, row: Row, error: Exception) -> None:
        """Keep a row that was refused, without what is never written about a minor."""
        told: PssError = explained(error)
        if not isinstance(told, Refused):
            self._reject(row, row.typed, together(told.sentences))
            return
        codes = [f.rule.code for f in told.findings]
        hidden = {name for code in codes for name in NEVER_REPEATED.get(code, ())}
        said = [f.rule.title if f.rule.code in NEVER_REPEATED else f.message for f in told.findings]
        kept = {name: cell for name, cell in row.typed.items() if name not in hidden}
        self._reject(row, kept, together(f"[{code}] {why}" for code, why in zip(codes, said, strict=True)))

    def _reject(self, row: Row, kept: Mapping[str, str], why: str) -> None:
        self.rejected.append(Rejected(row.sheet, row.line, kept, why))
        self.sheets[-1].rejected += 1


class Stopped(BadFile):
    """Nothing was imported: no row is good, or one is not and every one has to be."""

    def __init__(self, outcome: Outcome, *sentences: str) -> None:
        super().__init__(*sentences)
        self.outcome = outcome


def together(sentences: Iterable[str]) -> str:
    """Return sentences one after the other, told apart in one cell."""
    return str(Text("\u00a0; ", "; ")).join(sentence.strip().rstrip(".") for sentence in sentences)
