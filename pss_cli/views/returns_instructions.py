"""The first sheet of the workbook that a directorate receives: what is asked, by when, to whom it goes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.i18n import N_, _
from pss_cli.inputs.return_columns import Key
from pss_cli.quantities import show_duration, show_money

BLUE = "#1F3864"
BOX = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter", "font_name": "Arial", "font_size": 10}
_FORMATS = {"day": "yyyy-mm-dd", "hours": "0.00", "money": '#,##0.00\\ "$"', "text": "@", "count": "0"}
_ASKED = (
    N_("The sheet “Activities” lists what the Bureau knows: who took part in what, for how long, what they claimed."),
    N_("A line that is right: leave it as it is. What you leave blank is confirmed as known."),
    N_("Hours or an amount that are not right: write the right ones on the same line, in the yellow cells."),
    N_("Somebody who did not take part: write “yes” in the yellow cell of the column “Take out”."),
    N_("What is missing: add it on the yellow lines at the bottom, with the day, the committee and the partner."),
    N_(
        "Three hours and a half are written 3.5. An activity that the Bureau does not know has no code: leave it blank."
    ),
    N_("Save the file and send it back. It names your directorate's partners: send it to nobody else."),
)


@dataclass(frozen=True)
class Sent:
    """What one workbook is made of; `settings` are the establishment's, `lines` those of the registry."""

    key: Key
    name: str  # of the directorate
    days: tuple[date, date]  # the first and the last of the year
    lines: Sequence[Mapping[str, Any]]
    settings: Mapping[str, str]
    today: date
    until: date  # to be sent back


class Styles:
    """How cells look, made once each."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self._made: dict[tuple[str, bool], Any] = {}

    def cell(self, kind: str, *, open_: bool) -> Any:
        """Return how a cell looks: yellow and open when it is to be filled in, grey and locked when it is known."""
        if (kind, open_) not in self._made:
            look = {**BOX, "num_format": _FORMATS[kind], "bg_color": "#FFF8DC" if open_ else "#F2F2F2"}
            look |= {"locked": not open_, "align": {"text": "left", "day": "center"}.get(kind, "right")}
            look |= {"text_wrap": True, "indent": 1} if kind == "text" else {}
            self._made[kind, open_] = self.book.add_format(look)
        return self._made[kind, open_]

    def plain(self, **look: Any) -> Any:
        """Return a style of its own, without a box."""
        return self.book.add_format({"font_name": "Arial", "font_size": 10, "valign": "top", **look})


def write_instructions(sheet: Any, sent: Sent, styles: Styles) -> None:
    """Write what the manager reads first."""
    bold, wrapped = styles.plain(bold=True), styles.plain(text_wrap=True)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 84)
    title = f"{_('Yearly return')} {sent.key.year}"
    sheet.write_string(0, 0, title, styles.plain(bold=True, font_size=14, font_color=BLUE))
    facts = _facts(sent)
    for y, (what, said) in enumerate(facts, start=2):
        sheet.write_string(y, 0, what, bold)
        sheet.write_string(y, 1, said, wrapped)
        sheet.set_row(y, 14 * (1 + said.count("\n")))
    top = 3 + len(facts)
    sheet.write_string(top, 0, _("What is asked"), styles.plain(bold=True, font_size=12, font_color=BLUE))
    for n, text in enumerate(_ASKED, start=1):
        sheet.write_string(top + n, 0, f"{n}.", styles.plain(align="right", indent=1))
        sheet.write_string(top + n, 1, _(text), wrapped)
        sheet.set_row(top + n, 28)
    end = top + len(_ASKED) + 2
    sheet.write_string(end, 0, _("yellow"), styles.cell("text", open_=True))
    sheet.write_string(end, 1, _("may be filled in"), wrapped)
    sheet.write_string(end + 1, 0, _("grey"), styles.cell("text", open_=False))
    sheet.write_string(end + 1, 1, _("known to the Bureau: not changed here"), wrapped)
    sheet.protect()
    sheet.hide_gridlines(2)
    paper(sheet, (0, 0, end + 1, 1))


def paper(sheet: Any, area: tuple[int, int, int, int]) -> None:
    """Print an area of a sheet on Letter, as wide as one page."""
    sheet.set_paper(1)
    sheet.set_margins(0.5, 0.5, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(*area)
    sheet.set_footer("&L&F&C&A&R&P / &N")


def _facts(sent: Sent) -> list[tuple[str, str]]:
    settings = sent.settings
    said = {
        "lines": len(sent.lines),
        "hours": show_duration(sum(line["minutes"] or 0 for line in sent.lines)),
        "claimed": show_money(sum(line["claimed_cents"] or 0 for line in sent.lines)),
    }
    back = [settings.get(name, "") for name in ("bureau", "phone", "email")]
    year = _("from {since} to {until}").format(since=sent.days[0], until=sent.days[1])
    return [
        (_("Establishment"), settings.get("name", "")),
        (_("Directorate"), f"{sent.key.directorate}, {sent.name}"),
        (_("Fiscal year"), f"{sent.key.year}, {year}"),
        (_("Known to the Bureau"), _("{lines} lines, {hours}, {claimed} claimed").format(**said)),
        (_("Prepared on"), sent.today.isoformat()),
        (_("To be sent back by"), sent.until.isoformat()),
        (_("To"), "\n".join(filter(None, back))),
    ]
