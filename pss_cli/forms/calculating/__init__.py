"""The formulas of a form, calculated as Excel does, in exact decimals."""
