"""The charts of the yearly workbook: the program of the reader draws them from the cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pss_cli.i18n import _

CHART_ROWS = 18  # that a chart covers
_COLOURS = ("#1F3864", "#5B86C4", "#A9C46C", "#C9A227")


class Series(NamedTuple):
    """One series: its name, and its cells in a sheet as first row, first column, last row, last column."""

    name: str
    cells: tuple[int, int, int, int]


def draw(
    book: Any,
    place: tuple[Any, int, int],
    source: str,
    categories: tuple[int, int, int, int],
    series: Sequence[Series],
    words: tuple[str, str],
    width: int = 680,
    *,
    across: bool = False,
) -> None:
    """Draw columns at `place` (a sheet, a row, a column) from cells of the sheet `source`.

    `words` are the title and what a group of columns is; `width` is in pixels; `across`, they are bars, for
    groups that have long names.
    """
    chart = book.add_chart({"type": "bar" if across else "column"})
    for (name, cells), colour in zip(series, _COLOURS, strict=False):
        chart.add_series(
            {
                "name": name,
                "categories": [source, *categories],
                "values": [source, *cells],
                "fill": {"color": colour},
                "gap": 80,
            }
        )
    small = {"size": 9, "bold": False}
    chart.set_title({"name": words[0], "name_font": {"size": 12}})
    groups = {"name": words[1], "name_font": small, "num_font": {"size": 8}, "reverse": across}
    amounts = {
        "name": _("amount"),
        "name_font": small,
        "num_format": '#,##0 "$"',
        "label_position": "high" if across else "next_to",  # below the bars, whose first one is on top
        "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
    }
    chart.set_x_axis(amounts if across else groups)
    chart.set_y_axis(groups if across else amounts)
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": width, "height": 20 * (CHART_ROWS - 1)})
    sheet, row, column = place
    sheet.insert_chart(row, column, chart)
