"""Facts of enroll."""

from typing import Any

from pss_cli.workflow.gather import Source

SOURCES: tuple[Source[Any], ...] = ()
