"""What is asked of somebody else than who claims: no place is proposed there, however clear its label is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pss_cli.forms.learning.page import Box, Page
from pss_cli.forms.learning.words import Meaning
from pss_cli.text import fold

AT_MOST = 0.5  # how sure a place can be: under what is proposed
_SOMEBODY_ELSE = re.compile(
    r"\b(?:reserve(?:e|s|d)?|gestionnaires?|superieure?s?|superviseure?s?|temoins?|signatures?|approbations?|"
    r"approbat(?:eur|rice)s?|approuvee?s?|autorisations?|autorisee?s?|verifi(?:e|ee|es|cation|cateur)|"
    r"financ(?:es?|ier|iere|ieres|iers)|comptabilite|bancaires?|banques?|urgence|personnes? contacts?|"
    r"managers?|supervisors?|witness(?:es|ed)?|approvals?|approved|approvers?|authori[sz](?:ation|ed)|verified|"
    r"office use|finances?|accounting|bank(?:ing)?|emergency|contacts?(?! (?:info|information|details)\b))\b"
)
_UNIT = re.compile(r"(?:direction|service|department|departement)\b")  # whose form it is, at its top
_WORDS = 6  # of a heading; a sentence that names the finances is an instruction
_REACH, _REACH_OF_LABEL = 9, 4  # rows under a heading, under a signature or another label
# What is of one person, and of whom must be known; amounts and motives are of the claim.
OF_A_PERSON = (
    "name", "full_name", "name_last_first", "last_name", "first_name", "phone", "email", "address", "full_address",
    "city", "province", "postal_code", "city_state_zip", "day", "directorate", "status", "supplier", "claimant",
)  # fmt: skip
_APPROVERS = ("manager", "responsible")
_WHO_CLAIMS = re.compile(
    r"\b(?:demandeu(?:r|se)|reclamante?|requerante?|employee?|benevole|participante?|usager|usagere|patiente?|"
    r"claimant|employees?|travell?er|volunteer|payee)\b"
)
_TWO = re.compile(r"[^\W\d_][\W_]*?[:：](?=(.*?)[^\W\d_]\W*?[:：])", re.S)


def is_else(text: str) -> bool:
    """Whether a text speaks of who approves, verifies, pays, witnesses or is to be contacted."""
    folded = fold(text)
    return _SOMEBODY_ELSE.search(folded) is not None and _UNIT.match(folded) is None


class Guard:
    """The headings and labels of a page that speak of somebody else."""

    def __init__(self, page: Page, asked: Mapping[Box, Meaning]) -> None:
        self.found = [
            box
            for box in page.texts
            if _short(box.text)
            and is_else(box.text)
            and (box not in asked or asked[box].key in (*OF_A_PERSON, *_APPROVERS))
        ]
        self.asked = asked
        guarded = set(self.found)
        # A heading of something else ends what the one before heads.
        self.headings = [box for box in page.texts if box not in guarded and box not in asked
                         and (box.bold or box.filled) and ":" not in box.text and _short(box.text)]  # fmt: skip

    def holds(self, key: str, box: Box) -> bool:
        """Whether a value that a label asks is, or may be, of somebody else."""
        if key not in OF_A_PERSON:
            return False
        if is_else(box.text):
            return True
        if _WHO_CLAIMS.search(fold(box.text)):
            return False
        over = min(self._over(box), key=lambda each: each[0], default=None)
        return over is not None and over[1] in self.found

    def _over(self, box: Box) -> Iterator[tuple[tuple[int, int], Box]]:
        for heading in (*self.found, *self.headings):
            up, across = box.area.top - heading.area.bottom, box.area.left - heading.area.left
            own = heading in self.asked or ":" in heading.text
            reach = 0 if own and across else _REACH_OF_LABEL if own else _REACH
            if heading is not box and across >= 0 and 0 < up <= reach:
                yield (up, across), heading


def _short(text: str) -> bool:
    folded = fold(text)
    return len(folded.split()) <= _WORDS or _SOMEBODY_ELSE.match(folded) is not None


def asks_two(text: str) -> bool:
    """Whether one cell asks two things: "Nom : ____ Date : ____"."""
    return _TWO.search(re.sub(r"\([^()]*\)", " ", text[:400])) is not None
