"""The only place that opens a registry.

`reading` (sqlite3, nothing can be written), `writing` for the one door through which
everything is written, `undoing` for going back, `copying` and `keeping` for backup and restore.
"""
