"""What each figure of the workbook means, and what rounding amounts to."""

from __future__ import annotations

from pss_cli.i18n import N_, _
from pss_cli.labels import label
from pss_cli.views.yearbook.look import Pen, in_table
from pss_cli.views.yearbook.sources import LINES, Sources
from pss_cli.views.yearbook.year import Year
from pss_cli.vocabulary import ExpenseKind

TOP = 4
_WORDS = (
    (
        N_("fiscal year"),
        N_("From 1 April to 31 March. A line belongs to the year, the month and the period of its activity."),
    ),
    (
        N_("claimed"),
        N_("Every line that was entered, refused ones too; a correction is a line of its own, added or taken away."),
    ),
    (
        N_("approved"),
        N_("What the manager accepted. A line that waits has nothing here; a refused line has 0."),
    ),
    (
        N_("paid"),
        N_(
            "Payments, whatever their day. A payment that is not the whole claim is shared between its lines in "
            "their order, as whole cents that add up to it. A correction changes nothing of what was paid of other "
            "lines: what it leaves to pay, or shows as paid too much, is its own."
        ),
    ),
    (
        N_("to pay"),
        N_("Approved, less paid, as the registry knows it today. Below 0, too much was paid."),
    ),
    (
        N_("accrued"),
        N_(
            "What is owed on the last day of the year for its activities: approved, or claimed and not decided "
            "yet, less what was paid by that day. A payment of the next day does not count. Below 0, a correction "
            "says that too much was paid by that day, whether it came back since or not."
        ),
    ),
    (
        N_("vouchers"),
        N_(
            "Tickets and coupons handed out in advance, on the day of the activity, or lost in stock, on the day "
            "of the loss, for the directorate of the Bureau. A cost, never paid to anybody."
        ),
    ),
    (
        N_("distance"),
        N_(
            "Kilometres travelled. A gravel road or a car pool is a supplement on the same kilometres: they are "
            "counted once."
        ),
    ),
    (
        N_("people"),
        N_("Those who took part in an activity that was held, each once in a directorate, and once in the total."),
    ),
    (N_("activities"), N_("Those that were held in the year.")),
    (N_("hours"), N_("Presence of each person, added up.")),
    (N_("cost"), N_("Approved, and vouchers.")),
    (N_("per partner"), N_("Cost, divided by the people who took part; half a cent counts as one.")),
    (N_("per activity"), N_("Cost, divided by the activities held; half a cent counts as one.")),
    (N_("change"), N_("Difference, as a part of last year. None when last year is 0.")),
    (
        N_("financial period"),
        N_("Its last day is set by the finances (pss registry periods). A line on that day belongs to it."),
    ),
    (
        N_("directorate not said"),
        N_("An expense or an activity from before pss that names no directorate is under “-”."),
    ),
    (N_("not declared"), N_("Nothing is known of the directorate: it is not a zero.")),
)


def definitions_sheet(pen: Pen, year: Year, sources: Sources) -> None:
    """Write the words, then how far the rounding of each line takes the kilometres."""
    pen.title(_("Definitions"), f"{year.rows.establishment}, {year.rows.label}")
    pen.heads(TOP - 1, [_("figure"), _("what it is")])
    y = TOP
    for y, (word, meaning) in enumerate(_WORDS, start=TOP):
        pen.text(y, 0, _(word), "label")
        pen.text(y, 1, _(meaning), "words")
        pen.sheet.set_row(y, 16 * (1 + len(_(meaning)) // 105))
    _rounding(pen, year, sources, y + 2)
    pen.page(TOP, [26, 110], last=(y + 4, 1))


def _rounding(pen: Pen, year: Year, sources: Sources, y: int) -> None:
    pen.text(y, 0, _("rounding"), "label")
    text = _(
        "Each line is rounded to the cent when it is entered: a trip cut in several lines can differ by a cent. "
        "Below: the lines that have kilometres and a rate, less kilometres × rate added up before rounding. A line "
        "that was corrected by its amount has no kilometres."
    )
    pen.text(y, 1, text, "words")
    pen.sheet.set_row(y, 32)
    km = in_table(label(ExpenseKind.KM))
    lines = {key: sources.area(LINES, key) for key in ("claimed_cents", "kind", "rate", "distance_m")}
    formula = (
        f'=SUMIFS({lines["claimed_cents"]},{lines["kind"]},{km},{lines["rate"]},">0",{lines["distance_m"]},"<>")'
        f"-SUMPRODUCT({lines['distance_m']},{lines['rate']})"
    )
    pen.text(y + 1, 0, _("difference"), "label")
    pen.sheet.write_formula(y + 1, 1, formula, pen.look["exact"], year.rows.rounding["rounding"] / 1_000_000)
