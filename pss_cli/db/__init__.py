"""The only place that opens a registry.

`opening` for reading (sqlite3, nothing can be written), `writing` for the one door through which
everything is written, `undoing` for going back, `keeping` for backup, restore and check.
"""
