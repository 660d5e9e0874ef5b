"""The rows that become facts: columns are named after the fields of the facts classes."""
