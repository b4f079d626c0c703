"""What the page with pitches asks of a snapshot, in SQL."""

PROMISES = "select * exclude (run_id) from promises order by document, position, promise_id"

PLACES = """
select promise_id, promises.sentence_id is not null as told,
    coalesce(sentences.position, activities.position) as place
from promises left join sentences on sentences.sentence_id = promises.sentence_id
left join activities on activities.activity_id = promises.activity_id
where promises.document = ? and coalesce(sentences.position, activities.position) is not null
order by promise_id
"""
"""Where each promise of a pitch stands: the place of a sentence, else of a figure, in the document."""
