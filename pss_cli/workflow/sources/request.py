"""Facts of requests."""

from typing import Any

from pss_cli.reads.facts import request as rows
from pss_cli.rules import request, request_owed
from pss_cli.workflow.gather import Source

SOURCES: tuple[Source[Any], ...] = (
    Source(request.Request, rows.REQUEST, {"degrees": rows.DEGREES}),
    Source(request.RequestToPropose, rows.TO_PROPOSE),
    Source(request_owed.OpenRequest, rows.OPEN),
)
