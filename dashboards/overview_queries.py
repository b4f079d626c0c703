"""What the pages Overzicht and Start ask of a snapshot, in SQL."""

STORIES = """
with selected as (select unnest(?) as document)
select count(*)::integer as stories, (count(*) filter (consent = 'no'))::integer as withheld
from stories where document in (select document from selected)
"""

DOUBTED = """
with selected as (select unnest(?) as document)
select count(distinct sentence_id)::integer as n
from claim_evidence
where not sure and position is not null and document in (select document from selected)
    and sentence_id not in (select sentence_id from judgements)
"""
"""Quotations under a finding that the computer is not certain of, and that nobody judged."""
