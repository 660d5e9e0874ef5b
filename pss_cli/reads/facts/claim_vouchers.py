"""Rows for the rules of vouchers."""

from pss_cli.reads.base import Select

VOUCHER_OUT = Select("""
SELECT v.id, 'voucher:' || v.id AS subject, a.code, p.first_name || ' ' || p.last_name AS who, :today AS day,
       v.kind, v.number AS voucher, a.day AS held_on,
       (SELECT min(s.since) FROM setting s WHERE s.key = 'voucher_days') AS asked_since
FROM voucher v
JOIN person p ON p.id = v.person_id
JOIN activity a ON a.id = v.activity_id
WHERE (:id IS NULL OR v.id = :id) AND v.used_on IS NULL AND v.lost_on IS NULL AND a.day <= :today
ORDER BY a.day, v.id
""")
