"""What the pages with themes and claims ask of a snapshot, in SQL; each answers for a whole selection at once."""

_SELECTED = "select unnest(?) as document"

CLAIMS = f"""
with selected as ({_SELECTED})
select claims.* exclude (run_id), activities.document as activity_document, activities.section, activities.activity
from claims left join activities on activities.activity_id = claims.activity_id
where claims.document in (select document from selected)
    or activities.document in (select document from selected)
    or claim_id in (select claim_id from claim_evidence where document in (select document from selected))
order by claim_id
"""

EVIDENCE = """
with asked as (select unnest(?) as claim_id)
select claim_id, stance, sentence_id, coalesce(sure, true) as sure,
    count(*) over (partition by claim_id, stance)::integer as n
from claim_evidence
where claim_id in (select claim_id from asked) and position is not null
qualify row_number() over (partition by claim_id, stance order by position, sentence_id) <= ?
order by claim_id, stance desc, position, sentence_id
"""

THEMELESS = f"""
with selected as ({_SELECTED}), tree as (select unnest(?) as theme)
select sentences.sentence_id
from sentences join labels_in_force using (sentence_id)
where sentences.document in (select document from selected) and labels_in_force.kind = 'outcome'
    and sentence_id not in (
        select sentence_id from mentions_in_force where theme in (select theme from tree) and sentence_id is not null
    )
order by sentences.document, sentences.position
"""
"""Sentences on a change that no theme of the goal tree holds."""

FIGURES = """
with asked as (select unnest(?) as activity_id),
named as (
    select distinct document, section, activity from activities where activity_id in (select activity_id from asked)
),
grouped as (
    select *, first_value(activity_id) over (partition by document, section, activity order by position) as group_id
    from activities
    where row_kind = 'data' and document in (select document from named)
)
select * exclude (run_id) from grouped where group_id in (select activity_id from asked) order by document, position
"""
"""All data rows of the activities asked for, with the first of each as group_id."""

TELLING = f"""
with selected as ({_SELECTED})
select * exclude (run_id) from telling where document in (select document from selected) order by activity_id
"""

TELLING_OF = "select * exclude (run_id) from telling where activity_id = ?"

QUESTIONS = f"""
with selected as ({_SELECTED})
select questions.* exclude (run_id), activities.activity
from questions left join activities on activities.activity_id = questions.activity_id
where questions.document in (select document from selected)
order by question_id
"""

REASONS = """
with asked as (select unnest(?) as sentence_id)
select sentences.sentence_id, reasons.theme, reasons.spans, reasons.examples
from asked
join sentences on sentences.sentence_id = asked.sentence_id
join labels on labels.sentence_id = asked.sentence_id
join reasons on reasons.content_key = sentences.content_key and reasons.model_version = labels.model_version
order by sentences.sentence_id, reasons.theme
"""

JUDGED = """
with judged as (select sentence_id, kind, direction, voice, themes from judgements),
found as (
    select sentence_id, string_agg(theme, ' ' order by theme) as themes
    from mentions where sentence_id in (select sentence_id from judged) group by sentence_id
)
select labels.sentence_id, labels.document, labels.kind as model_kind, labels.direction as model_direction,
    labels.voice as model_voice, coalesce(found.themes, '') as model_themes,
    judged.kind, judged.direction, judged.voice, coalesce(judged.themes, '') as themes
from judged join labels using (sentence_id) left join found using (sentence_id)
order by labels.sentence_id
"""
"""What the computer says of the sentences that people judged, beside what they say."""

MODELS = """
select model_version, max(finished) as latest, count(*)::integer as runs from runs group by model_version
order by latest desc
"""
