"""Drafts of letters: a template and values become a text, a text becomes a file that a mail program opens."""
