"""The few questions that the screen asks of a snapshot, in SQL. Labels are those in force: of people over the model's.

Each takes lists as parameters and answers for a whole selection at once. An activity is all data rows of one
document with the same section and label; its first row stands for it, as in links and evidence.
"""

_SELECTED = "select unnest(?) as document"

_QUOTED = """
    select links.activity_id, sentences.sentence_id
    from links join sentences using (passage_id) join labels_in_force labels using (sentence_id)
    where labels.kind = 'outcome'
    union
    select activity_id, sentence_id from evidence
"""
"""Outcome sentences of an activity. Evidence holds the best dozen; the others are reached through the links."""

DOCUMENTS = """
select document, filename, media_type, kind, status, organisation, programme, grant_number,
       period_start, period_end, amount, pages, container
from documents order by filename, document
"""

READING_TIMES = "select document, started, finished from documents join runs using (run_id)"

THEMES_TOLD = "select distinct theme from mentions_in_force"

VOICES_HEARD = "select distinct voice from labels_in_force where kind = 'outcome'"

TOLD_IN = """
select distinct labels.document
from labels_in_force labels left join mentions_in_force mentions using (sentence_id)
where labels.kind = 'outcome' and coalesce(mentions.theme = $1, $1 is null) and coalesce(labels.voice = $2, $2 is null)
"""
"""Documents with a sentence on a change about this theme by this voice; null for any."""

HELD_IN = "select distinct document from activities where activity_id in (select unnest(?))"

LAST_READ = "select max(finished) as latest from runs"

ISSUES = """
select document, position, code, severity, message, location, proposal from issues order by document, position
"""

FIGURES = f"""
with selected as ({_SELECTED})
select *, first_value(activity_id) over (
    partition by document, section, activity, row_kind order by position
) as group_id
from activities where document in (select document from selected)
order by document, position
"""

ACTIVITIES = f"""
with selected as ({_SELECTED})
select arg_min(activity_id, position) as activity_id, document, section, activity, min(position) as position
from activities
where row_kind = 'data' and document in (select document from selected)
group by document, section, activity
order by document, position
"""
"""The activities of a selection; what people corrected in their names and figures is not in it."""

STORIES = f"""
with selected as ({_SELECTED})
select document, consent, count(*)::integer as n from stories
where document in (select document from selected)
group by all order by all
"""

LOOSE = f"""
with selected as ({_SELECTED})
select sentences.sentence_id
from sentences join labels_in_force labels using (sentence_id)
where sentences.document in (select document from selected) and labels.kind = 'outcome'
    and sentences.passage_id not in (select passage_id from links)
    and sentences.sentence_id not in (select sentence_id from evidence)
order by sentences.document, sentences.position
"""

OF_ACTIVITY = f"""
with quoted as ({_QUOTED})
select quoted.sentence_id, links.ground
from quoted join sentences using (sentence_id)
left join links on links.activity_id = quoted.activity_id and links.passage_id = sentences.passage_id
left join evidence on evidence.activity_id = quoted.activity_id and evidence.sentence_id = quoted.sentence_id
where quoted.activity_id = ?
order by evidence.position nulls last, sentences.document, sentences.position
"""

ACTIVITY = """
with asked as (select document, section, activity from activities where activity_id = ? and row_kind = 'data')
select activities.* from activities join asked on activities.document = asked.document
    and activities.section is not distinct from asked.section
    and activities.activity is not distinct from asked.activity
where activities.row_kind = 'data'
order by activities.position
"""

_NEAR = """
near as (
    select passage_id,
        lag(shown) over (partition by document, section order by position) as before,
        lead(shown) over (partition by document, section order by position) as after
    from (
        select passages.passage_id, passages.document, passages.section, passages.position,
            case when stories.consent = 'no' then null else passages.text end as shown
        from passages left join stories using (story_id)
        where passages.document in (select document from sentences where sentence_id in (select sentence_id from asked))
    )
)
"""
_NOTHING_NEAR = "near as (select null::varchar as passage_id, null::varchar as before, null::varchar as after)"


def _quotations(near: str) -> str:
    return f"""
with asked as (select unnest(?) as sentence_id),
{near},
named as (
    select sentence_id, list({{'theme': theme, 'score': score}} order by score desc, theme) as themes
    from mentions_in_force where sentence_id in (select sentence_id from asked) group by sentence_id
)
select sentences.sentence_id, sentences.document, sentences.position, sentences.start, sentences.end,
    coalesce(stories.consent = 'no', false) as withheld,
    case when withheld then null else sentences.text end as text,
    case when withheld then null else passages.text end as passage,
    case when withheld then null else stories.title end as title,
    near.before, near.after, passages.section, passages.page, passages.sheet, passages.cell, passages.question,
    labels.kind, labels.kind_score, labels.direction, labels.direction_score, labels.voice, labels.voice_score,
    labels.model_version, labels.verdict, coalesce(named.themes, []) as themes
from asked
join sentences using (sentence_id)
join passages using (passage_id)
join labels_in_force labels using (sentence_id)
left join stories on stories.story_id = passages.story_id
left join near on near.passage_id = passages.passage_id
left join named on named.sentence_id = sentences.sentence_id
"""


QUOTATIONS = _quotations(_NEAR)
"""Sentences with their labels in force, where they stand, and what stands around them."""
QUOTATIONS_ALONE = _quotations(_NOTHING_NEAR)
"""The same without what stands around them, which takes most of the time."""
