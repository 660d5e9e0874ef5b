"""A workbook's own XML: looked into and spliced where it stands; nothing is rebuilt."""
