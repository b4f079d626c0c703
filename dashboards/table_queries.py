"""What tables that leave the screen ask of a snapshot beyond what pages ask, in SQL."""

CLAIMS_OF = """
select claims.activity_id, claims.theme, claims.direction, claims.strength, claims.sources
from claims where activity_id in (select activity_id from activities where document in (select unnest(?)))
order by claims.activity_id, claims.theme, claims.claim_id
"""
"""The claims about activities of these documents, each about the first row of its activity."""
