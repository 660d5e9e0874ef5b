"""The fields of a form, outside its table of lines: each label, what it asks, where that is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pss_cli.forms.learning.guarded import AT_MOST, Guard, asks_two
from pss_cli.forms.learning.matrix import Week
from pss_cli.forms.learning.page import Box, Page
from pss_cli.forms.learning.places import Spot, spots
from pss_cli.forms.learning.roles import APPROVER, OFFICE, by_signature, role_of, roles
from pss_cli.forms.learning.sums import Sum
from pss_cli.forms.learning.table import Table
from pss_cli.forms.learning.words import Meaning, Words
from pss_cli.forms.sheets.styles import Shows
from pss_cli.text import fold

_NAMES = ("name", "full_name", "name_last_first", "last_name", "first_name")
_OF_A_PERSON = (
    *_NAMES, "phone", "email", "address", "full_address", "city", "postal_code", "day", "directorate", "status",
    "supplier",
)  # fmt: skip
_UNDER = ("project", "motive", "address", "full_address", "city_state_zip", "extra_pages", "phone", "email")
_OF_AN_OFFICE = ("phone", "email", "address", "full_address", "city", "postal_code")
_AMOUNTS = ("advance", "not_authorised", "vouchers", "km_rate", "km_first", "km_beyond")
_LONGEST = 110  # characters of a label


class Found(NamedTuple):
    """A label, what it asks, and where."""

    key: str
    page: Page
    label: Box
    spot: Spot
    sure: float
    head: bool  # over the lines


class Seen(NamedTuple):
    """What was made of the labels."""

    fields: dict[str, Found]
    left: list[Box]  # labels that were not placed


def find_fields(found: Iterable[Page], table: Table | Week, sums: Iterable[Sum], words: Words) -> Seen:
    """Return the fields of a form; only those of the sheet of its lines, and of sheets before it."""
    candidates: list[Found] = []
    left: list[Box] = []
    totals = list(sums)
    for page in found:
        if page is not table.page and candidates:
            continue
        candidates += _on(page, table if page is table.page else None, totals, words, left)
        if page is table.page:
            break
    return _chosen(candidates, left)


def _on(page: Page, table: Table | Week | None, sums: list[Sum], words: Words, left: list[Box]) -> Iterator[Found]:
    whose = roles(page, words)
    summed = {id(one.box) for one in sums if one.page is page}
    labels = [
        box
        for box in page.texts
        if not page.sample(box) and not (table and table.has(box)) and len(box.text) <= _LONGEST
    ]
    asked = _asked(page, labels, words)
    guard = Guard(page, asked)

    def taken(box: Box) -> bool:
        return id(box) in summed or bool(table and table.has(box))

    def known(box: Box) -> bool:
        return box in asked or box in whose or any(words.meaning(name, box.text) for name in ("totals", "columns"))

    for box in labels:
        told = asked.get(box)
        if told is None:
            if box.text.rstrip().endswith(":") and spots(page, box, taken, known):
                left.append(box)
            continue
        head = table is None or box.area.bottom < table.top
        key = _whose(told.key, box, whose, head, page)
        if not key:
            continue
        whole = words.meaning("fields", box.text.partition(":")[0]) is None
        guarded = guard.holds(key, box) or (asks_two(box.text) and not whole)
        for spot in spots(page, box, taken, known, whole=whole)[:3]:
            sure = told.sure * spot.sure * _fits(key, spot, page)
            sure = min(sure, AT_MOST) if guarded else sure
            yield Found(key, page, box, spot, round(sure if head else sure * 0.95, 3), head)


def _asked(page: Page, labels: list[Box], words: Words) -> dict[Box, Meaning]:
    """Return what labels ask; one of two rows, such as EMPLOYEE over NAME, asks it in its second one."""
    asked = {box: told for box in labels if (told := words.meaning("fields", box.text))}

    def asks(box: Box) -> str:
        return asked[box].key if box in asked else ""

    for box in labels:
        under = page.below(box)
        if under is None or under not in labels or under.area.left != box.area.left:
            continue
        if "b" in box.sides or ":" in box.text or len(box.text) + len(under.text) > _LONGEST:
            continue
        if "first_name" in (asks(box), asks(under)):  # two rows, each with its own value
            continue
        told = words.meaning("fields", f"{box.text} {under.text}")
        if told and told.sure >= (1 if box in asked and under in asked else 0.9):
            asked.pop(box, None)
            asked[under] = told
    return asked


def _whose(key: str, box: Box, whose: Mapping[Box, str], head: bool, page: Page) -> str:
    """Return what a label asks once it is known of whom; "" when it is nothing that the program says."""
    role = role_of(box, whose)
    if key in ("manager", "responsible") and not head and role != OFFICE:
        return "manager"
    if role == OFFICE:
        return ""
    if key == "day" and by_signature(box, whose):
        return ""
    if key in _OF_A_PERSON and role == APPROVER and not (head and not _over(box, whose)):
        return "manager" if key in _NAMES else ""
    if not head:
        if key in _NAMES:
            return "claimant"
        return key if key in ("manager", *_AMOUNTS, *_UNDER) else ""
    return key


def _over(box: Box, whose: Mapping[Box, str]) -> bool:
    """Whether a heading of who approves is over a label of the head, not beside it."""
    return any(role == APPROVER and 0 < box.area.top - heading.area.bottom <= 2 and heading.area.left <= box.area.left
               for heading, role in whose.items())  # fmt: skip


def _fits(key: str, spot: Spot, page: Page) -> float:
    """Return whether a place shows the kind of value that goes there."""
    days = key in ("day", "since", "until")
    if spot.label:
        # "Téléphone : 418 555-0100" is how an organisation is reached, more often than an earlier claim.
        return 0.6 if key in _OF_AN_OFFICE and any(c.isalnum() for c in spot.box.text.partition(":")[2]) else 1.0
    if spot.box.shows is Shows.DAY:
        return 1.05 if days else 0.6 if key != "period" else 0.9
    if isinstance(spot.box.value, str):
        return 1.0
    return 0.97 if days else 1.0


def _chosen(candidates: list[Found], left: list[Box]) -> Seen:
    """Return one place for each value, and one value for each place, the surest first."""
    fields: dict[str, Found] = {}
    used: set[int] = set()
    done: set[int] = set()
    for one in sorted(candidates, key=lambda each: (-each.sure, not _says_name(each), each.label.key)):
        if id(one.spot.box) in used or id(one.label) in done or one.key in fields:
            continue
        fields[one.key] = one
        used.add(id(one.spot.box))
        done.add(id(one.label))
    left += [each.label for each in candidates if id(each.label) not in done]
    named = _named(fields)
    as_read = sorted(named, key=lambda key: (named[key].page.name, named[key].spot.box.key))
    return Seen({key: named[key] for key in as_read}, list(dict.fromkeys(left)))


def _says_name(one: Found) -> bool:
    """Whether a label asks for a name in so many words; "approved by" may ask for a signature."""
    return bool({"name", "nom"} & set(fold(one.label.text).split()))


def _named(fields: dict[str, Found]) -> dict[str, Found]:
    """Settle what depends on the other fields: a name is a last name beside a first name, an address is whole alone."""
    made = dict(fields)
    if "name" in made:
        name = made.pop("name")
        key = "last_name" if "first_name" in made and "last_name" not in made else "full_name"
        if key in made:
            key = "claimant"
        made.setdefault(key, name)
    if "claimant" in made and not {"full_name", "last_name", "name_last_first"} & set(made):
        made["full_name"] = made.pop("claimant")
    if "address" in made and not {"city", "postal_code", "city_state_zip"} & set(made):
        made["full_address"] = made.pop("address")
    made.pop("city_state_zip", None)
    if "since" in made and "until" not in made and made["since"].key == "since" and made["since"].sure < 0.9:
        made.pop("since")
    if "until" in made and "since" not in made and made["until"].sure < 0.9:
        made.pop("until")
    return made
