"""Files of an office, read into tables that the registry can take in."""

from pss_cli.inputs.importing.headings import Heading
from pss_cli.inputs.importing.table import COLUMNS, REQUIRED, Row, Table, read_row

__all__ = ["COLUMNS", "REQUIRED", "Heading", "Row", "Table", "read_row"]
