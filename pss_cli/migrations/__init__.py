"""The steps that bring a registry up to date, oldest first; Alembic runs them."""

VERSIONS = ("0001", "0002", "0003")
HEAD = VERSIONS[-1]
