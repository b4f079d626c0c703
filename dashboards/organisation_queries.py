"""What the pages on organisations ask of a snapshot, in SQL; each answers for a whole selection at once."""

VOICES = """
with selected as (select unnest(?) as document)
select document, voice, count(*)::integer as n from labels_in_force
where kind = 'outcome' and document in (select document from selected)
group by all order by all
"""
"""Who tells about a change in which document."""
