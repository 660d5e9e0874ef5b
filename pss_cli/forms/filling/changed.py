"""What tells a template that was changed from the one that its map was made for: the labels that were seen on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.forms.filling.formmap import FormMap
from pss_cli.forms.sheets.addresses import quoted, said
from pss_cli.forms.sheets.package import Template
from pss_cli.forms.sheets.sheet import Sheet
from pss_cli.i18n import _

_MOST = 10  # differences that are told
_LONGEST = 80  # characters of a label
MOST_SEEN = 300  # cells of a sheet: a list of thousands is no label


def labels(template: Template) -> dict[str, str]:
    """Return the texts of a template by cell (`Sheet!B5`), and its formulas, for the table [seen] of its map.

    The first ones of each visible sheet: what a form hides is not for its map to tell.
    """
    return {at: text for name in _visible(template) for at, text in islice(_labels(template, name), MOST_SEEN)}


def _visible(template: Template) -> list[str]:
    return [name for name in template.sheets if name in template.visible]


def _labels(template: Template, name: str) -> Iterator[tuple[str, str]]:
    if name in template.visible:
        sheet = Sheet(template.sheet(name), template.styles, template.strings)
        for key, cell in sheet.xml.cells.items():
            held = sheet.holds(key)
            text = f"={cell.formula}" if cell.formula is not None else held if isinstance(held, str) else ""
            if text.strip():
                yield f"{quoted(name)}!{said(key)}", " ".join(sayable(text).split())[:_LONGEST]


def sayable(text: str) -> str:
    """Return a text without the halves of characters that a workbook may hold (`_xD800_`): no file takes them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def require_same(template: Template, form: FormMap) -> None:
    """Check that a template is the one of its map. Raises BadFile with the differences, and what to do."""
    if template.sha256 == form.sha256:
        return
    told = list(differences(form.seen, _now(template, form.seen))) if form.seen else []
    more = [_("… and {n} more.").format(n=len(told) - _MOST)] if len(told) > _MOST else []
    raise BadFile(
        _("{file} is not the template that its map was made for.").format(file=template.path),
        *(told[:_MOST] or [_("Its labels are the same: something else of it changed.")] if form.seen else ()),
        *more,
        _("Learn the form again (pss claim form --learn FILE), look at the proof copy, and confirm it."),
    )


def _now(template: Template, before: Mapping[str, str]) -> dict[str, str]:
    """Return what a template says now; of a sheet of which not everything was noted, only what was noted."""
    found: dict[str, str] = {}
    for name in _visible(template):
        every = dict(_labels(template, name))
        noted = sum(at.startswith(f"{quoted(name)}!") for at in before)
        found |= every if noted < MOST_SEEN else {at: text for at, text in every.items() if at in before}
    return found


def differences(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Yield what changed, a sentence for each cell."""
    for at in sorted({*before, *now}, key=_order):
        old, new = before.get(at), now.get(at)
        if old is None:
            yield _("{cell}: “{new}” is new.").format(cell=at, new=new)
        elif new is None:
            yield _("{cell}: “{old}” is gone.").format(cell=at, old=old)
        elif old != new:
            yield _("{cell}: “{old}” is now “{new}”.").format(cell=at, old=old, new=new)


def _order(at: str) -> tuple[str, int, int, str]:
    sheet, _bang, cell = at.rpartition("!")
    letters = cell.rstrip("0123456789")
    row = cell[len(letters) :]
    return sheet, int(row) if row else 0, len(letters), letters


def opened(path: Path) -> Template:
    """Return a template that was looked at by `guard.require_form`. Raises BadFile."""
    from pss_cli.forms.sheets.guard import require_form

    require_form(path)
    return Template(path)
