"""What the page with figures and stories asks of a snapshot, in SQL: of the activities on screen only.

The list itself comes from the figures (queries.FIGURES), which people may have corrected; what was told is joined to
the ids of one page at a time, since joining it to everything costs more than the rest of the page together.
"""

_ASKED = "select unnest($1) as activity_id"

_QUOTED = f"""
with asked as ({_ASKED}),
quoted as (
    select links.activity_id, sentences.sentence_id
    from links join sentences using (passage_id) join labels_in_force labels using (sentence_id)
    where links.activity_id in (select activity_id from asked) and labels.kind = 'outcome'
    union
    select activity_id, sentence_id from evidence where activity_id in (select activity_id from asked)
)
"""
"""Outcome sentences of these activities. Evidence holds the best dozen; the others are reached through the links."""

_OF_VOICE, _ON_THEME = (
    "coalesce(labels.voice = $2, $2 is null)",
    """($3::varchar is null or sentence_id in (
    select sentence_id from mentions_in_force where theme = $3
))""",
)
"""Whether a sentence is of the voice and on the theme that were chosen; null for any."""

STRONGEST = f"""
{_QUOTED},
ranked as (
    select quoted.activity_id, quoted.sentence_id, count(*) over (partition by quoted.activity_id) as quotations,
        row_number() over (
            partition by quoted.activity_id
            order by coalesce(stories.consent = 'no', false), evidence.position nulls last,
                labels.kind_score desc, quoted.sentence_id
        ) as place
    from quoted
    join labels_in_force labels using (sentence_id)
    join sentences using (sentence_id)
    join passages using (passage_id)
    left join stories on stories.story_id = passages.story_id
    left join evidence on evidence.activity_id = quoted.activity_id and evidence.sentence_id = quoted.sentence_id
    where {_OF_VOICE} and {_ON_THEME}
)
select activity_id, quotations::integer as quotations, sentence_id as strongest from ranked where place = 1
order by activity_id
"""

TOLD = f"""
with asked as ({_ASKED}),
quoted as (
    select sentence_id, sentences.passage_id from sentences join labels_in_force labels using (sentence_id)
    where labels.kind = 'outcome' and {_OF_VOICE} and {_ON_THEME}
)
select activity_id from links join quoted using (passage_id) where activity_id in (select activity_id from asked)
union
select activity_id from evidence join quoted using (sentence_id) where activity_id in (select activity_id from asked)
order by activity_id
"""
"""Which of these activities such a voice tells of, on such a theme."""

CLAIMS = f"""
with asked as ({_ASKED})
select claims.* exclude (run_id) from claims where activity_id in (select activity_id from asked) order by claim_id
"""

ACCOUNTS = f"""
with asked as ({_ASKED})
select activity_id, account from telling where activity_id in (select activity_id from asked) order by activity_id
"""

QUESTIONS = f"""
with asked as ({_ASKED})
select questions.* exclude (run_id), activities.activity
from questions join activities on activities.activity_id = questions.activity_id
where questions.activity_id in (select activity_id from asked)
order by question_id
"""

UNCLAIMED = f"""
{_QUOTED}
select quoted.activity_id, quoted.sentence_id
from quoted join sentences using (sentence_id)
where not exists (
    select 1 from claim_evidence join claims using (claim_id)
    where claims.activity_id = quoted.activity_id and claim_evidence.sentence_id = quoted.sentence_id
)
order by quoted.activity_id, sentences.document, sentences.position
"""
"""Outcome sentences of these activities that no claim rests on: most fit no theme."""

COUNTS = """
with selected as (select unnest(?) as document)
select 'voice' as what, document, voice as name, count(*)::integer as n from labels_in_force
where kind = 'outcome' and document in (select document from selected)
group by all
union all
select 'consent' as what, document, consent as name, count(*)::integer as n from stories
where document in (select document from selected)
group by all
order by all
"""
"""Sentences on a change by who speaks, and stories by consent, of each document."""

OUTCOMES = """
with selected as (select unnest(?) as document)
select mentions.theme, labels.direction, count(*)::integer as n
from labels_in_force labels join mentions_in_force mentions on mentions.sentence_id = labels.sentence_id
where labels.kind = 'outcome' and labels.document in (select document from selected)
group by all order by all
"""

WITH_HOURS = """
with selected as (select unnest(?) as document)
select distinct document from activities
where row_kind = 'data' and measure in ('hours', 'volunteer_hours') and document in (select document from selected)
order by document
"""

ACTIVITY_OF = """
select activity_id, 0 as place, position from evidence where sentence_id = $1
union all
select activity_id, 1 as place, 0 as position from links join sentences using (passage_id) where sentence_id = $1
order by place, position, activity_id limit 1
"""
"""The activity that a sentence belongs with first."""
