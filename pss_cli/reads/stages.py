"""Where a person stands on a day, told in one place: pieces of SELECTs in which `p` is the person.

Each takes `:today`. A pause (or a hold) ends on the day it was ended, or else on the day it was
meant to end: on that day the person is back. An enrolment from before pss may have no day: it
stood on any.
"""

_RUNNING = """EXISTS (SELECT 1 FROM {table} z WHERE z.person_id = p.id AND z.since <= :today
               AND (coalesce(z.ended_on, z.until) IS NULL OR coalesce(z.ended_on, z.until) > :today))"""

PAUSED = _RUNNING.format(table="pause")
ON_HOLD = _RUNNING.format(table="hold")

ENROLLED = """EXISTS (SELECT 1 FROM enrolment z WHERE z.person_id = p.id AND coalesce(z.day, '') <= :today
               AND (z.withdrawn_on IS NULL OR z.withdrawn_on > :today))"""

# The last enrolment of `person p` up to a day; that very day when it is from before pss and not known.
ENROLLED_ON = """(SELECT coalesce(max(e.day), {day}) FROM enrolment e WHERE e.person_id = p.id
        AND coalesce(e.day, '') <= {day} HAVING count(*) > 0)"""

# For a row of `enrolment e`.
STATE = f"""CASE WHEN e.withdrawn_on <= :today THEN 'withdrawn' WHEN {PAUSED} THEN 'paused' ELSE 'active' END"""

# The last way through training since the open referral, and what came of it.
_TRAINING = """(SELECT coalesce(t.decision, 'convened') FROM training t
               WHERE t.person_id = p.id AND coalesce(t.decided_on, t.convened_on, :today) >= r.day
               ORDER BY t.id DESC LIMIT 1)"""

# From an open referral `r` that led to no enrolment; a word of `Stage`.
_ON_THE_WAY = f"""(SELECT CASE {_TRAINING} WHEN 'retained' THEN 'retained' WHEN 'convened' THEN 'convened'
                     WHEN 'not_retained' THEN 'closed' WHEN 'declined' THEN 'closed'
                   ELSE CASE WHEN EXISTS (SELECT 1 FROM interview i
                                          WHERE i.referral_id = r.id AND i.outcome = 'positive') THEN 'interviewed'
                   ELSE 'referred' END END
            FROM referral r WHERE r.person_id = p.id AND r.closed_on IS NULL
              AND NOT EXISTS (SELECT 1 FROM enrolment z WHERE z.person_id = p.id AND z.day >= r.day)
            ORDER BY r.id DESC LIMIT 1)"""

# A word of `Stage` for `person p`: enrolled, else on the way, else withdrawn, else closed. Who was imported
# without an enrolment is on record, and nobody knows that they were ever referred.
STAGE = f"""CASE WHEN {ENROLLED} THEN CASE WHEN {PAUSED} THEN 'paused' ELSE 'active' END
     ELSE coalesce({_ON_THE_WAY},
            CASE WHEN EXISTS (SELECT 1 FROM enrolment w WHERE w.person_id = p.id) THEN 'withdrawn'
                 WHEN EXISTS (SELECT 1 FROM referral c WHERE c.person_id = p.id) THEN 'closed'
                 WHEN p.origin = 'import' THEN 'known' ELSE 'referred' END) END"""
