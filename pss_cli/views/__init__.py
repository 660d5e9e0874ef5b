"""How records are shown: columns once, drawn as table, CSV, JSON or workbook."""
