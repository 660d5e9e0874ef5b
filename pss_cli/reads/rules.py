"""Why gates were passed, for the audit."""

from pss_cli.reads.base import Connection, Select

REASONS = Select("""
SELECT rule, subject, text FROM reason ORDER BY id
""")


def reasons(db: Connection) -> dict[tuple[str, str], str]:
    """Return every reason kept, by rule and record; the latest one wins."""
    return {(rule, subject): text for rule, subject, text in db.execute(REASONS)}
