"""Handing in, approving, transmitting (guide 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pss_cli.dates import days_between
from pss_cli.quantities import plain
from pss_cli.rules.base import Cents, Facts, Severity, Text, rule
from pss_cli.rules.claim import Breach, is_named
from pss_cli.vocabulary import EntryKind


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Submission(Facts):
    """A claim on the day it was handed in."""

    oldest: date | None = None  # the first activity that it is about


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class HandedIn(Facts):
    """A line of a claim that was handed in, on the day of its activity; refused and cancelled ones are left out."""

    line: int = 0
    kind: str
    amount: int = 0
    receipt: bool = False  # its number, or its file


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LineDecision(Facts):
    """What was decided of one line, on that day; a counter-entry is decided like a line."""

    line: int = 0
    claimed: int = 0
    approved: int = 0
    of_line: int = 0  # the line it is, or that it corrects
    net_claimed: int = 0  # with what was corrected until then, decided or not
    net_decided: int | None = None  # what is claimed and added until then, of which something was decided
    net_approved: int = 0
    of_refused: bool = False  # a counter-entry of a line that was refused
    reason: str | None = None
    approver: str | None = None
    claimant: str = ""
    name_in_use: str | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Edit(Facts):
    """A line written, dropped or decided again, and whether its claim had left the house."""

    line: int = 0
    transmitted_on: date | None = None
    after: bool = False  # the edit comes after
    counter_entry: bool = False
    corrected: int | None = None  # the line that a counter-entry would correct, when it is another one
    nothing_counts: bool = False  # that line was refused: no counter-entry corrects it


@rule(
    "CLM-09", "G 4.5", Severity.WARN, Submission,
    title=("Remis en temps opportun", "Handed in on time"),
    message=(
        "{code} est remis {days} jours après l'activité du {oldest} (délai : {limit} jours).",
        "{code} is handed in {days} days after the activity of {oldest} (delay: {limit} days).",
    ),
    remedy=(
        "Rappelez à {who} de remettre ses réclamations au gestionnaire en temps opportun.",
        "Remind {who} to hand claims in to the manager in good time.",
    ),
)  # fmt: skip
def on_time(f: Submission) -> Breach:
    if f.oldest and days_between(f.oldest, f.day) > f.limits.claim_days:
        yield {"days": days_between(f.oldest, f.day), "oldest": f.oldest, "limit": f.limits.claim_days}


@rule(
    "CLM-15", "ours", Severity.REFUSE, LineDecision,
    title=("Jamais plus approuvé que réclamé", "Approved never exceeds claimed"),
    message=(
        "{code}, ligne {line} : {approved} approuvés pour {claimed} réclamés.",
        "{code}, line {line}: {approved} approved for {claimed} claimed.",
    ),
    remedy=(
        "Si le montant réclamé est trop bas : pss claim correct {code} {of_line} --amount {typed}",
        "If the amount claimed is too low: pss claim correct {code} {of_line} --amount {typed}",
    ),
)  # fmt: skip
def within_what_was_claimed(f: LineDecision) -> Breach:
    claimed = f.net_claimed if f.net_decided is None else min(f.net_claimed, f.net_decided)
    if f.net_approved > claimed:
        said = {"approved": Cents(f.net_approved), "claimed": Cents(claimed)}
        typed = Text(*(plain(f.net_approved, 2, sign) for sign in ",."))
        yield {"line": f.line, "of_line": f.of_line or f.line, "typed": typed, **said}


@rule(
    "CLM-16", "ours", Severity.REFUSE, LineDecision,
    title=("Une coupure ou un refus porte sa raison", "A cut or a refusal carries its reason"),
    message=(
        "{code}, ligne {line} : {cut} de moins, sans raison.",
        "{code}, line {line}: {cut} less, without a reason.",
    ),
    remedy=("Ajoutez --reason.", "Add --reason."),
)  # fmt: skip
def cut_has_its_reason(f: LineDecision) -> Breach:
    cut = -f.claimed if f.claimed < 0 else f.claimed - f.approved
    if cut > 0 and not f.reason and not f.past_unknown:
        yield {"line": f.of_line or f.line, "cut": Cents(cut)}


@rule(
    "CLM-17", "ours", Severity.REFUSE, LineDecision,
    title=("Qui approuve n'est pas qui réclame", "The approver is not the claimant"),
    message=("{who} ne peut pas approuver sa propre réclamation.", "{who} cannot approve their own claim."),
    remedy=("Donnez le nom du gestionnaire : --by", "Give the manager's name: --by"),
)  # fmt: skip
def somebody_else_approves(f: LineDecision) -> Breach:
    if is_named(f.approver, f.claimant, f.name_in_use):
        yield {}


@rule(
    "CLM-18", "ours", Severity.REFUSE, Edit,
    title=("Une réclamation transmise ne se modifie plus", "A transmitted claim is never edited"),
    message=(
        "{code} est parti le {transmitted_on} : la ligne {line} ne se modifie plus.",
        "{code} left on {transmitted_on}: line {line} is not edited any more.",
    ),
    remedy=(
        "{how}",
        "{how}",
    ),
)  # fmt: skip
def never_edited(f: Edit) -> Breach:
    if f.transmitted_on and f.after and not f.counter_entry:
        typed = f"pss claim correct {f.code} {f.corrected or f.line} --amount"
        how = Text(
            f"Une contre-écriture la corrige : {typed} MONTANT --reason RAISON",
            f"A counter-entry corrects it: {typed} AMOUNT --reason REASON",
        )
        if f.nothing_counts:
            how = Text(
                "La ligne est refusée : réclamez la dépense de nouveau (pss claim add --help).",
                "The line is refused: claim the expense again (pss claim add --help).",
            )
        yield {"transmitted_on": f.transmitted_on, "line": f.line, "how": how}


@rule(
    "CLM-25", "G 4.5; ours", Severity.GATE, HandedIn,
    title=("Une dépense remise porte son reçu", "An expense handed in has its receipt"),
    message=(
        "{code}, ligne {line} ({kind}, {amount}) : ni numéro ni fichier de reçu.",
        "{code}, line {line} ({kind}, {amount}): neither the number nor the file of a receipt.",
    ),
    remedy=(
        "pss claim receipt {code} {line} --number NUMÉRO, ou le fichier : pss claim receipt {code} {line} recu.pdf",
        "pss claim receipt {code} {line} --number NUMBER, or the file: pss claim receipt {code} {line} receipt.pdf",
    ),
)  # fmt: skip
def has_its_receipt(f: HandedIn) -> Breach:
    if f.limits.needs_receipt(f.kind) and not f.receipt and not f.past_unknown:
        yield {"line": f.line, "kind": EntryKind(f.kind), "amount": Cents(f.amount)}


@rule(
    "CLM-27", "ours", Severity.REFUSE, LineDecision,
    title=("Une ligne refusée ne compte jamais", "A refused line never counts"),
    message=(
        "{code}, ligne {line} : {approved} de plus pour une ligne qui a été refusée.",
        "{code}, line {line}: {approved} more for a line that was refused.",
    ),
    remedy=(
        "Approuvez d'abord la ligne qu'elle corrige, ou refusez celle-ci : pss claim refuse {code} --line {line}",
        "Approve first the line it corrects, or refuse this one: pss claim refuse {code} --line {line}",
    ),
)  # fmt: skip
def refused_stays_refused(f: LineDecision) -> Breach:
    if f.of_refused and f.approved > 0:
        yield {"line": f.line, "approved": Cents(f.approved)}


ALL = (
    on_time, within_what_was_claimed, cut_has_its_reason, somebody_else_approves, never_edited, has_its_receipt,
    refused_stays_refused,
)  # fmt: skip
