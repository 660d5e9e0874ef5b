"""A form and its map: what goes where, line after line, page after page, and what its totals must say."""
