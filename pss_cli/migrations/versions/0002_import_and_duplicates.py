"""the second release: what is imported and where from, people merged or told apart, forms left unfinished"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0002"
down_revision = "0001"

ORIGIN = ("typed", "before_pss", "import")
KIND = ("km", "transit", "taxi", "parking", "morning", "noon", "evening", "other")


def _words(*values: str, name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _table(name: str, *columns: sa.Column | sa.Constraint, references: tuple[str, ...] = (), **targets: str) -> None:
    """Create a numbered table; `references` are indexed columns, `targets` say what each column refers to."""
    keys = [
        sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{name}_{column}"))
        for column, target in targets.items()
    ]
    number = sa.Column("id", sa.Integer(), nullable=False)
    op.create_table(
        name, number, *columns, *keys, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")), sqlite_autoincrement=True
    )
    for column in references:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def upgrade() -> None:
    with op.batch_alter_table("enrolment", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.alter_column("day", existing_type=sa.Date(), nullable=True)  # of someone imported, it may not be known
    _table(
        "former_code",
        sa.Column("code", AutoString(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.UniqueConstraint("code", name=op.f("uq_former_code_code")),
        references=("person_id",),
        person_id="person.id",
    )
    _table(
        "distinct_people",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("said_by", AutoString(), nullable=False),
        sa.CheckConstraint("person_id < other_id", name=op.f("ck_distinct_people_order")),
        sa.UniqueConstraint("person_id", "other_id", name=op.f("uq_distinct_people_person_id_other_id")),
        references=("other_id",),
        person_id="person.id",
        other_id="person.id",
    )
    _table(
        "past_participation",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("fiscal_year", AutoString(), nullable=True),
        sa.Column("what", AutoString(), nullable=True),
        sa.Column("directorate_id", sa.Integer(), nullable=True),
        sa.Column("role", AutoString(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("import_key", AutoString(), nullable=False),
        sa.Column("origin", _words(*ORIGIN, name="origin"), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_past_participation_minutes")),
        sa.UniqueConstraint("import_key", name=op.f("uq_past_participation_import_key")),
        references=("day", "directorate_id", "person_id"),
        person_id="person.id",
        directorate_id="directorate.id",
    )
    _table(
        "past_expense",
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("fiscal_year", AutoString(), nullable=True),
        sa.Column("kind", _words(*KIND, name="entrykind"), nullable=True),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("distance_m", sa.Integer(), nullable=True),
        sa.Column("directorate_id", sa.Integer(), nullable=True),
        sa.Column("what", AutoString(), nullable=True),
        sa.Column("import_key", AutoString(), nullable=False),
        sa.Column("origin", _words(*ORIGIN, name="origin"), nullable=False),
        sa.CheckConstraint("amount_cents >= 0", name=op.f("ck_past_expense_sign")),
        sa.UniqueConstraint("import_key", name=op.f("uq_past_expense_import_key")),
        references=("day", "directorate_id", "person_id"),
        person_id="person.id",
        directorate_id="directorate.id",
    )
    _table(
        "import_line",
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("table_name", AutoString(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("file", AutoString(), nullable=False),
        sa.Column("sheet", AutoString(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=False),
        references=("operation_id", "person_id"),
        operation_id="operation.id",
        person_id="person.id",
    )
    op.create_index("ix_import_line_record", "import_line", ["table_name", "record_id"])
    _table(
        "unfinished_form",
        sa.Column("at", AutoString(), nullable=False),
        sa.Column("actor", AutoString(), nullable=False),
        sa.Column("command", AutoString(), nullable=False),
        sa.Column("arguments", AutoString(), nullable=False),
        sa.Column("answers", AutoString(), nullable=False),
        sa.UniqueConstraint("actor", "command", "arguments", name=op.f("uq_unfinished_form_actor_command_arguments")),
    )
