"""What is asked about claims."""

from pss_cli.reads.claim_form import FormRows, form_rows

__all__ = ["FormRows", "form_rows"]
