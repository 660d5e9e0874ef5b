"""Several meetings of a request planned at once: each has its own code, all are written or none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pss_cli.codes import parse_code
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.inputs.series import NAMES, days
from pss_cli.workflow import activity
from pss_cli.workflow.desk import Desk


def plan(desk: Desk, typed: str, given: Mapping[str, Any]) -> tuple[int, int]:
    """Plan the meetings of a series; return the ids of the first and the last. Raises Refused, WrongState, Usage.

    Holidays are not guessed: cancel or move the meeting that falls on one.
    """
    parsed = parse_code(typed)
    if parsed is not None and parsed[0] == "activity":
        raise Usage(_("A series starts from the code of a request, such as D-0012."))
    if any(given.get(name) for name in ("present", "absent", "all_present")):
        raise Usage(_("--present: nobody was at meetings that are planned."))
    if given["day"] < desk.today:
        raise Usage(_("--day: a series is planned from today on."))
    base = {name: value for name, value in given.items() if name not in NAMES}
    planned = [activity.write(desk, typed, {**base, "day": day}) for day in days(given["day"], given)]
    desk.ask([facts for each in planned for facts in activity.facts(desk, each)])
    return planned[0].id, planned[-1].id
