"""The reimbursement form: a template, a map that says where each value goes, and `fill`."""
