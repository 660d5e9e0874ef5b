"""Reimbursement forms of any organisation: a template, a map that says where each value goes, and `fill`; papers."""
