"""Words of the office's files that no list of the program holds: a status, a kind of expense, a yes or a no."""

from __future__ import annotations

from pss_cli.i18n import _
from pss_cli.inputs.field import NO, YES, one_of
from pss_cli.labels import MEALS
from pss_cli.text import fold
from pss_cli.vocabulary import EntryKind, PastStatus

# A tick, a cross or a figure says yes or no in a column of yes and no, never where somebody types an answer.
TICKED = YES | {"x", "✓", "✔", "☑", "√", "✗", "1", "ok", "fait", "recu", "signe", "done", "signed", "received", "t"}
UNTICKED = NO | {"0", "-", "–", "—", "☐", "f", "aucun", "pas recu", "non recu", "non signe"}

_STATUS = {
    PastStatus.ACTIVE: ("actif", "active", "a", "en cours", "inscrit", "current"),
    PastStatus.PAUSED: ("en pause", "pause", "suspendu", "suspendue", "conge", "en attente", "on hold", "on leave"),
    # "Inactif" is read as withdrawn: nobody is written to who may have left.
    PastStatus.WITHDRAWN: (
        "retire", "retiree", "inactif", "inactive", "desiste", "desistement", "parti", "partie", "quitte", "demission",
        "demissionnaire", "termine", "fin", "left", "former", "resigned", "ancien", "ancienne", "ex membre",
    ),
    PastStatus.DECEASED: ("decede", "decedee", "deces", "dcd", "deceased", "died", "mort", "morte"),
}  # fmt: skip
_KINDS = {
    EntryKind.KM: ("km", "kilometrage", "kilometre", "kilometres", "auto", "automobile", "voiture", "mileage",
                   "kilometers", "kilometrage montant", "car"),
    EntryKind.GRAVEL: ("gravier", "gravelle", "chemin de gravier", "supplement gravier", "gravel"),
    EntryKind.CARPOOL: ("covoiturage", "supplement covoiturage", "carpool", "car pool", "carpooling"),
    EntryKind.TRANSIT: ("transport en commun", "autobus", "bus", "metro", "train", "transit", "public transport",
                        "transport collectif", "transport adapte", "stm", "stl", "rtl", "rtc"),
    EntryKind.TAXI: ("taxi", "uber", "coupon taxi"),
    EntryKind.PARKING: ("stationnement", "stationnements", "parking", "peage", "stat", "parcometre", "toll"),
    EntryKind.MORNING: ("dejeuner", "breakfast"),
    EntryKind.NOON: ("diner", "lunch"),
    EntryKind.EVENING: ("souper", "supper"),
    # "Repas" does not say which: the kind of meal is not guessed.
    EntryKind.OTHER: ("autre", "autres", "repas", "meal", "meals", "divers", "gardiennage", "hebergement", "other",
                      "frais de garde", "childcare", "autres frais", "autre depense"),
}  # fmt: skip


def status(typed: str) -> PastStatus:
    """Return the status that an office's word says, in French or English. Raises ValueError."""
    wanted = fold(typed)
    for member, said in _STATUS.items():
        if wanted in said:
            return member
    return PastStatus(one_of(PastStatus)(typed))


def entry_kind(typed: str) -> EntryKind:
    """Return the kind of expense that an office's word says, in French or English. Raises ValueError."""
    wanted = fold(typed)
    for member, said in _KINDS.items():
        if wanted in said:
            return member
    if wanted in MEALS:
        return MEALS[wanted]
    return EntryKind(one_of(EntryKind)(typed))


def kind_words(kind: EntryKind) -> tuple[str, ...]:
    """Return the words that offices write for a kind of expense, also above a column of amounts."""
    return _KINDS[kind]


def ticked(written: str) -> bool:
    """Return the yes or no of `oui`, `o`, `x`, `✓`, `1`, `vrai`… or `non`, `n`, `-`, `0`, `faux`… Raises ValueError."""
    answer = fold(written) or written.strip()
    if answer in TICKED | UNTICKED:
        return answer in TICKED
    raise ValueError(_("is neither yes nor no"))
