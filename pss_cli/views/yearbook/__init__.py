"""The yearly roll-up as a workbook: its sheets, what they are made of, how they look.

Amounts are formulas over the sheets of lines and of vouchers, with the value that the registry knows. Rows are
written in order and not kept, so that a year of any size needs little memory. No cell is merged.
"""
