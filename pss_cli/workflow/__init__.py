"""What happens: one file for each step. Writes records, asks the rules, writes nothing when they refuse."""
