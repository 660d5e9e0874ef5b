"""What the database itself refuses, whoever writes; recreated after each migration."""

# In SQLite '+18 years' from 29 February gives 1 March, as the rule book wants.
_MINOR_ON = (
    "({person}.birth_date IS NULL AND coalesce({person}.adult, 0) = 0)"
    " OR date({person}.birth_date, '+18 years') > {day}"
)

TRIGGERS = {
    "declaration_of_a_minor": f"""
        CREATE TRIGGER declaration_of_a_minor BEFORE INSERT ON declaration
        WHEN EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person_id
                     AND ({_MINOR_ON.format(person="p", day="NEW.day")}))
        BEGIN SELECT RAISE(ABORT, 'ENR-07'); END""",
    "declaration_moved_to_a_minor": f"""
        CREATE TRIGGER declaration_moved_to_a_minor BEFORE UPDATE ON declaration
        WHEN EXISTS (SELECT 1 FROM person p WHERE p.id = NEW.person_id
                     AND ({_MINOR_ON.format(person="p", day="NEW.day")}))
        BEGIN SELECT RAISE(ABORT, 'ENR-07'); END""",
    "birth_date_of_a_declarant": f"""
        CREATE TRIGGER birth_date_of_a_declarant BEFORE UPDATE OF birth_date, adult ON person
        WHEN EXISTS (SELECT 1 FROM declaration d WHERE d.person_id = NEW.id
                     AND ({_MINOR_ON.format(person="NEW", day="d.day")}))
        BEGIN SELECT RAISE(ABORT, 'ENR-07'); END""",
    "claim_entry_keeps_its_amount": """
        CREATE TRIGGER claim_entry_keeps_its_amount
        BEFORE UPDATE OF claim_id, activity_id, session_id, day, kind, distance_m, rate_id, rate, amount_cents,
                         corrects_id ON claim_entry
        BEGIN SELECT RAISE(ABORT, 'CLM-18'); END""",
    "transmitted_claim_keeps_its_decisions": """
        CREATE TRIGGER transmitted_claim_keeps_its_decisions BEFORE UPDATE OF approved_cents ON claim_entry
        WHEN OLD.approved_cents IS NOT NULL
             AND EXISTS (SELECT 1 FROM claim c WHERE c.id = OLD.claim_id AND c.transmitted_on IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'CLM-18'); END""",
    "transmitted_within_what_was_claimed": """
        CREATE TRIGGER transmitted_within_what_was_claimed BEFORE UPDATE OF transmitted_on ON claim
        WHEN NEW.transmitted_on IS NOT NULL AND EXISTS (
                 SELECT 1 FROM claim_entry e WHERE e.claim_id = NEW.id AND e.corrects_id IS NULL
                 AND e.approved_cents > e.amount_cents)
        BEGIN SELECT RAISE(ABORT, 'CLM-15'); END""",
    "transmitted_claim_keeps_its_lines": """
        CREATE TRIGGER transmitted_claim_keeps_its_lines BEFORE DELETE ON claim_entry
        WHEN EXISTS (SELECT 1 FROM claim c WHERE c.id = OLD.claim_id AND c.transmitted_on IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'CLM-18'); END""",
}
