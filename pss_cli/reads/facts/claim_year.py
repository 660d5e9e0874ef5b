"""Rows for the rules about a fiscal year that is sealed."""

from pss_cli.reads.base import Select

# What was stored tells who was silent then; a line that came in after the seal was not waiting for it.
YEAR_SEALED = Select("""
SELECT y.id, 'sealed_year:' || y.id AS subject, y.fiscal_year AS code, y.sealed_on AS day,
       substr(y.fiscal_year, 6, 4) || '-03-31' AS ended_on
FROM sealed_year y
WHERE :id IS NULL OR y.id = :id
ORDER BY y.id
""")

UNDECIDED = Select("""
WITH since AS (
  SELECT y.id, c.record_id
  FROM sealed_year y
  JOIN change c ON c.operation_id > y.operation_id AND c.table_name = 'claim_entry'
  WHERE c.field IS NULL AND c.before IS NULL
)
SELECT DISTINCT y.id, k.code
FROM sealed_year y
JOIN claim_entry e ON e.day BETWEEN substr(y.fiscal_year, 1, 4) || '-04-01' AND substr(y.fiscal_year, 6, 4) || '-03-31'
JOIN claim k ON k.id = e.claim_id
LEFT JOIN since s ON s.id = y.id AND s.record_id = e.id
WHERE (:id IS NULL OR y.id = :id) AND e.approved_cents IS NULL AND s.id IS NULL
ORDER BY y.id, k.code
""")

SILENT = Select("""
SELECT y.id, f.directorate
FROM sealed_year y
JOIN sealed_figure f ON f.year_id = y.id AND f.kind = 'total' AND f.month = ''
WHERE (:id IS NULL OR y.id = :id) AND f.directorate <> '-' AND f.state IN ('registry', 'not_declared')
  AND (f.activities > 0 OR f.lines > 0)
ORDER BY y.id, f.directorate
""")
