"""Every source, for what asks the whole registry."""

from __future__ import annotations

from typing import Any

from pss_cli.rules.base import Facts
from pss_cli.workflow.gather import Source
from pss_cli.workflow.sources import claim, enroll, match, recontact, refer, request, train

SOURCES: dict[type[Facts], Source[Any]] = {
    source.facts: source for step in (refer, train, enroll, request, match, claim, recontact) for source in step.SOURCES
}
