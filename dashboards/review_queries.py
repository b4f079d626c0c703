"""What the page "Beoordelen" asks of a snapshot, in SQL.

The order is doubt × importance.

Doubt, 0-1, is the largest of three: how far the kind is from certain (0 at certain, 1 at a guess between three); how
far the direction is, for outcomes; and how near the weakest theme is to the lowest score of any theme in the store,
which is where the model's threshold lies. A little is added, so that what is certain but important comes up too.

Importance: 1 for what is shown with a claim (its first three quotations), 0.7 for other evidence of a claim, 0.5 for
an outcome that fits no theme, 0.25 for the rest; one and a half times that for claims that rest on one or two sources.

Text of stories without consent is not in it, nor what is not Dutch, nor what people judged.
"""

from __future__ import annotations

_BASE = 0.05
"""Added to doubt."""
_WEIGHTS = """case
    when carried.shown then 1.0 when carried.sentence_id is not null then 0.7
    when labels.kind = 'outcome' and named.weakest is null then 0.5 else 0.25 end
    * if(coalesce(carried.thin, false), 1.5, 1.0)"""

_JUDGEABLE = f"""
with selected as (select unnest(?) as document),
named as (select sentence_id, min(score) as weakest, arg_max(theme, score) as theme from mentions group by sentence_id),
least as (select least(min(score), 0.99) as score from mentions),
carried as (
    select sentence_id, bool_or(position <= 3) as shown, bool_or(claims.sources <= 2) as thin
    from claim_evidence join claims using (claim_id)
    where position is not null group by sentence_id
),
weighed as (
    select sentences.sentence_id, sentences.document, sentences.content_key, sentences.position, named.theme,
        greatest(
            least(1.0, (1 - labels.kind_score) * 1.5),
            if(labels.kind = 'outcome', least(1.0, (1 - labels.direction_score) * 1.5), 0.0),
            coalesce((1 - named.weakest) / (1 - least.score), 0.0)
        ) as doubt,
        {_WEIGHTS} as importance
    from sentences join labels using (sentence_id, document)
    join passages using (passage_id)
    left join stories on stories.story_id = passages.story_id
    left join named on named.sentence_id = sentences.sentence_id
    left join carried on carried.sentence_id = sentences.sentence_id
    cross join least
    where labels.kind_score is not null and stories.consent is distinct from 'no'
        and sentences.document in (select document from selected)
        and sentences.sentence_id not in (select sentence_id from judgements)
)
"""

WAITING = f"""
{_JUDGEABLE}
select content_key from weighed
where (cast(? as varchar) is null or sentence_id in (select sentence_id from mentions where theme = ?))
order by (doubt + {_BASE}) * importance desc, document, position
"""
"""Parameters: documents, theme or null (twice)."""

CANDIDATES = f"""
{_JUDGEABLE}
select weighed.document, weighed.content_key, sentences.text, coalesce(sentences.context, '') as context,
    weighed.doubt, coalesce(weighed.theme, '') as theme, coalesce(documents.organisation, '') as organisation
from weighed join sentences using (sentence_id) join documents on documents.document = weighed.document
order by weighed.document, weighed.position
"""
"""What a sample is drawn from. Parameters: documents."""

BY_MODEL = """
select sentences.sentence_id, sentences.document, sentences.content_key, sentences.text,
    coalesce(sentences.context, '') as context, labels.kind, labels.kind_score, labels.direction,
    labels.direction_score, labels.voice, labels.voice_score, labels.model_version, documents.organisation,
    documents.period_start, documents.period_end,
    list(struct_pack(theme := mentions.theme, score := mentions.score) order by mentions.score desc, mentions.theme)
        filter (mentions.theme is not null) as themes
from sentences join labels using (sentence_id, document) join passages using (passage_id)
join documents on documents.document = sentences.document
left join stories on stories.story_id = passages.story_id
left join mentions on mentions.sentence_id = sentences.sentence_id
where sentences.content_key = ? and stories.consent is distinct from 'no'
group by all order by sentences.document, sentences.sentence_id
"""
"""The model's own label of a sentence, whatever people say, wherever these words stand. Parameters: content key."""

REASONS = "select theme, spans from reasons where content_key = ? and model_version = ? order by theme"

HOLDING = "select distinct document from sentences where content_key = ? order by document"
"""The documents in which what people judged counts."""

SENTENCES = """
select sentence_id, passage_id, document, position, "start", "end", text, coalesce(context, '') as context,
    voice_hint, language, content_key
from sentences where document in (select unnest(?)) or content_key in (select unnest(?))
"""
"""Where labels of people may belong. Parameters: documents, content keys."""

READABLE = """
select distinct sentences.document, sentences.content_key
from sentences join passages using (passage_id) left join stories on stories.story_id = passages.story_id
where stories.consent is distinct from 'no' and sentences.content_key in (select unnest(?))
"""
"""Which of these contents may be shown. Parameters: content keys."""

GUARDED = "select distinct document from stories where consent = 'no'"
"""Documents that hold a story without consent: words that are not found there any more are not shown."""
