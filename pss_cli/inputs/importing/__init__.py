"""Files of an office, read into tables that the registry can take in."""

from pss_cli.inputs.importing.headings import Heading
from pss_cli.inputs.importing.table import COLUMNS, REQUIRED, Cells, Row, Table, read_row

__all__ = ["COLUMNS", "REQUIRED", "Cells", "Heading", "Row", "Table", "read_row"]
