"""the third release: rates still to be said, receipts, payment batches, vouchers in stock, periods, returns, seals"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

revision = "0003"
down_revision = "0002"

KIND = ("km", "gravel", "carpool", "transit", "taxi", "parking", "morning", "noon", "evening", "other")
STATE = ("registry", "declared", "both", "not_declared")
RATE = ("km", "gravel", "carpool", "morning", "noon", "evening", "meal_day")


def _words(*values: str, name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _among(*values: str) -> str:
    return f"kind IN ({', '.join(repr(value) for value in values)})"


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


def _rates() -> None:
    with op.batch_alter_table("rate", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint(op.f("ck_rate_entrykind"), type_="check")
        batch.create_check_constraint(op.f("ck_rate_ratekind"), _among(*RATE))
        batch.alter_column("amount", existing_type=sa.Integer(), nullable=True)


def _lines() -> None:
    with op.batch_alter_table("past_expense", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint(op.f("ck_past_expense_entrykind"), type_="check")
        batch.create_check_constraint(op.f("ck_past_expense_entrykind"), _among(*KIND))
    with op.batch_alter_table("claim_entry", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.drop_constraint(op.f("ck_claim_entry_entrykind"), type_="check")
        batch.create_check_constraint(op.f("ck_claim_entry_entrykind"), _among(*KIND))
        batch.add_column(sa.Column("cost_cents", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("preapproved_by", AutoString(), nullable=True))
        batch.add_column(sa.Column("preapproved_on", sa.Date(), nullable=True))
    _table(
        "receipt_file",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("file", AutoString(), nullable=False),
        sa.Column("sha256", AutoString(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("entry_id", "sha256", name=op.f("uq_receipt_file_entry_id_sha256")),
        entry_id="claim_entry.id",
    )


def _payments() -> None:
    _table(
        "payment_batch",
        sa.Column("code", AutoString(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reference", AutoString(), nullable=True),
        sa.Column("done_by", AutoString(), nullable=False),
        sa.UniqueConstraint("code", name=op.f("uq_payment_batch_code")),
    )
    with op.batch_alter_table("payment", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.add_column(sa.Column("batch_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(op.f("fk_payment_batch_id"), "payment_batch", ["batch_id"], ["id"])
        batch.create_index(op.f("ix_payment_batch_id"), ["batch_id"])


def _vouchers() -> None:
    with op.batch_alter_table("voucher", table_kwargs={"sqlite_autoincrement": True}) as batch:
        for column in ("person_id", "activity_id"):
            batch.alter_column(column, existing_type=sa.Integer(), nullable=True)
        batch.alter_column("handed_on", existing_type=sa.Date(), nullable=True)
        batch.add_column(sa.Column("received_on", sa.Date(), nullable=True))
        for column in ("used_on", "returned_on", "lost_on"):
            batch.add_column(sa.Column(column, sa.Date(), nullable=True))
        batch.add_column(sa.Column("note", AutoString(), nullable=True))
        batch.create_check_constraint(op.f("ck_voucher_person"), "(handed_on IS NULL) = (person_id IS NULL)")
        batch.create_check_constraint(op.f("ck_voucher_activity"), "(handed_on IS NULL) = (activity_id IS NULL)")
        batch.create_check_constraint(
            op.f("ck_voucher_used"), "used_on IS NULL OR (handed_on IS NOT NULL AND lost_on IS NULL)"
        )


def _year() -> None:
    _table(
        "returned_line",
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("activity", AutoString(), nullable=True),
        sa.Column("person", AutoString(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("claimed_cents", sa.Integer(), nullable=True),
        sa.Column("note", AutoString(), nullable=True),
        sa.UniqueConstraint("return_id", "line", name=op.f("uq_returned_line_return_id_line")),
        references=("activity_id", "person_id"),
        return_id="directorate_return.id",
        activity_id="activity.id",
        person_id="person.id",
    )
    _table(
        "financial_period",
        sa.Column("fiscal_year", AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("fiscal_year", "number", name=op.f("uq_financial_period_fiscal_year_number")),
        sa.UniqueConstraint("ends_on", name=op.f("uq_financial_period_ends_on")),
    )
    _table(
        "sealed_year",
        sa.Column("fiscal_year", AutoString(), nullable=False),
        sa.Column("sealed_on", sa.Date(), nullable=False),
        sa.Column("sealed_by", AutoString(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.Integer(), nullable=False),
        sa.UniqueConstraint("fiscal_year", name=op.f("uq_sealed_year_fiscal_year")),
        references=("operation_id",),
        operation_id="operation.id",
    )
    counts = ("lines", "distance_m", "claimed_cents", "approved_cents", "paid_cents", "accrued_cents", "vouchers_cents")
    known = ("people", "activities", "minutes", "returned_cents")
    _table(
        "sealed_figure",
        sa.Column("year_id", sa.Integer(), nullable=False),
        sa.Column("directorate", AutoString(), nullable=False),
        sa.Column("kind", _words("total", *KIND, name="expensekind"), nullable=False),
        sa.Column("month", AutoString(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in counts),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in known),
        sa.Column("state", _words(*STATE, name="knownfrom"), nullable=True),
        sa.UniqueConstraint(
            "year_id", "directorate", "kind", "month", name=op.f("uq_sealed_figure_year_id_directorate_kind_month")
        ),
        year_id="sealed_year.id",
    )


def upgrade() -> None:
    _rates()
    _lines()
    _payments()
    _vouchers()
    _year()
