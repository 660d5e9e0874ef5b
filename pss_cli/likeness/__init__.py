"""How far two people look like the same one: names, contact details, dates; decides nothing, needs no registry."""
