"""Tables of what was found in the text: sentences, what they tell, and what that adds up to."""

from __future__ import annotations

import polars as pl

from pipeline.columns import Column, Table, choice, date, flag, number, text, whole
from pipeline.tables.choices import (
    ACCOUNTS,
    CLAIM_DIRECTIONS,
    DIRECTIONS,
    LINK_GROUNDS,
    PROMISE_KINDS,
    QUESTIONS_ASKED,
    REACH_GROUNDS,
    REACH_KINDS,
    SENTENCE_KINDS,
    STANCES,
    STRENGTHS,
    VERDICTS,
    VOICES,
)  # fmt: skip

SENTENCES = Table("sentences", ("sentence_id",), (
    text("sentence_id", "passage and running number"),
    text("passage_id", "passage it stands in"),
    text("document", "sha256 of the original"),
    whole("position", "order in the document, from 1"),
    whole("start", "first character in the pseudonymised passage, from 0"),
    whole("end", "one past the last character"),
    text("text", "the sentence, pseudonymised"),
    text("context", "the sentence before it or the question it answers; empty at the start"),
    choice("voice_hint", VOICES, "who speaks, where quotation marks or structure say so; else null"),
    text("language", "nl, or another code when surely not Dutch"),
    text("content_key", "hash of text, context and hint: what the models see"),
))  # fmt: skip

LABELS = Table("labels", ("sentence_id",), (
    text("sentence_id", "sentence"),
    text("document", "sha256 of the original"),
    choice("kind", SENTENCE_KINDS, "effect, effort, or neither"),
    number("kind_score", "calibrated probability of the kind, 0-1"),
    choice("direction", DIRECTIONS, "only outcomes can differ from onveranderd"),
    number("direction_score", "probability of the direction, 0-1"),
    choice("voice", VOICES, "who speaks"),
    number("voice_score", "probability of the voice, 0-1"),
    flag("intention", "a goal, plan, hope or promise, of kind other"),
    text("model_version", "model that decided"),
))  # fmt: skip

MENTIONS = Table("mentions", ("sentence_id", "theme"), (
    text("sentence_id", "sentence"),
    text("document", "sha256 of the original"),
    text("theme", "id in the goal tree"),
    number("score", "calibrated probability, 0-1"),
))  # fmt: skip

REASONS = Table("reasons", ("content_key", "theme", "model_version"), (
    text("content_key", "what the models saw, hashed"),
    text("theme", "id in the goal tree"),
    text("model_version", "model that decided"),
    text("spans", "characters of the sentence that carried it, strongest first: '12-19 34-41'"),
    text("examples", "ids of the nearest labelled examples, nearest first: 'a4-001#7 b1-003#2'"),
))  # fmt: skip

JUDGEMENTS = Table("judgements", ("sentence_id",), (
    text("sentence_id", "sentence"),
    text("document", "sha256 of the original"),
    choice("kind", SENTENCE_KINDS, "what people say it is; in force over LABELS"),
    choice("direction", DIRECTIONS, "as in LABELS"),
    choice("voice", VOICES, "as in LABELS"),
    text("themes", "ids in the goal tree, with a space between; in force over MENTIONS"),
    choice("verdict", VERDICTS, "what they did with the model's label"),
    text("decided_at", "when (ISO, UTC)"),
))  # fmt: skip

LINKS = Table("links", ("passage_id", "activity_id"), (
    text("passage_id", "passage that speaks about the activity"),
    text("activity_id", "first row of the activity in the table"),
    text("document", "sha256 of the document that holds the passage"),
    choice("ground", LINK_GROUNDS, "why they belong together"),
    number("score", "strength of the link, 0-1"),
))  # fmt: skip

EVIDENCE = Table("evidence", ("activity_id", "sentence_id"), (
    text("activity_id", "first row of the activity in the table"),
    text("sentence_id", "quotation that shows what the activity changed"),
    text("document", "sha256 of the document that holds the sentence"),
    whole("position", "order of showing, from 1: strongest and most varied first"),
    number("strength", "how well it serves as evidence, 0-1; see themes/quotations.py"),
    flag("sure", "certain enough to stand as a quotation; else it is shown as unsure"),
))  # fmt: skip

CLAIMS = Table("claims", ("claim_id",), (
    text("claim_id", "hash of organisation, activity, theme and period"),
    text("document", "one of the documents it rests on, the first by hash"),
    text("organisation", "who reports; null where no document says"),
    text("activity_id", "first row of the activity; null for the organisation as a whole"),
    text("theme", "id in the goal tree"),
    date("period_start", "first day of the period reported on"),
    date("period_end", "last day of it"),
    choice("direction", CLAIM_DIRECTIONS, "what most sources tell; see themes/claims.py"),
    choice("strength", STRENGTHS, "of the evidence; see themes/strength.py"),
    whole("points", "what the strength was decided on, 0-7"),
    whole("sentences", "sentences that tell of an effect on this theme"),
    whole("stories", "stories among their sources"),
    whole("sources", "voices: stories, quoted passages, and the running text of each report, each once"),
    whole("residents", "sources in which residents speak"),
    whole("relatives", "sources in which relatives speak"),
    whole("professionals", "sources in which professionals speak"),
    whole("improved", "sources that tell of improvement"),
    whole("worsened", "sources that tell of deterioration"),
    whole("unchanged", "sources that tell that nothing changed, or of both good and bad"),
    whole("withheld", "stories among the sources that may not be shown"),
    number("concrete", "share of sentences that name a number, a moment or a before and after, 0-1"),
    number("certainty", "median certainty of its sentences, 0-1; judged by people is 1"),
    whole("judged", "sentences that people judged"),
))  # fmt: skip

CLAIM_EVIDENCE = Table("claim_evidence", ("claim_id", "sentence_id"), (
    text("claim_id", "claim"),
    text("sentence_id", "sentence that tells of it"),
    text("document", "sha256 of the document that holds the sentence"),
    text("source", "voice it belongs to: story, passage or document"),
    choice("stance", STANCES, "whether it tells the claim's direction or another"),
    whole("position", "order of showing, from 1: central and varied first; null for what may not be shown"),
    number("strength", "how well it serves as evidence, 0-1"),
    flag("sure", "certain enough to stand as a quotation; else it is shown as unsure"),
))  # fmt: skip

TELLING = Table("telling", ("activity_id",), (
    text("activity_id", "first row of the activity in the table"),
    text("document", "sha256 of the document that holds the activity"),
    choice("account", ACCOUNTS, "the most that is said of it: an effect, only activity, only an intention, nothing"),
    whole("outcomes", "sentences on an effect"),
    whole("outputs", "sentences on activity"),
    whole("intentions", "sentences on a goal, plan or hope"),
    whole("sentences", "all sentences about it"),
))  # fmt: skip

QUESTIONS = Table("questions", ("question_id",), (
    text("question_id", "hash of what it is about"),
    text("document", "document that it is about; the first by hash where there are more"),
    text("organisation", "who reports"),
    text("activity_id", "first row of the activity it is about; null for the organisation as a whole"),
    text("theme", "theme it is about; null where it is about none"),
    date("period_start", "first day of the period it is about"),
    date("period_end", "last day of it"),
    choice("code", QUESTIONS_ASKED, "what diverges; never a verdict"),
    number("hours", "hours realised in the period"),
    number("hours_before", "hours realised in the period before"),
    whole("sources", "voices that tell of an effect"),
    whole("against", "voices that tell of deterioration or no change"),
))  # fmt: skip

REACH = Table("reach", ("reach_id",), (
    text("reach_id", "activity or document, kind and value"),
    text("document", "sha256 of the document that holds the activity"),
    text("activity_id", "first row of the activity in the table; null for the document as a whole"),
    choice("kind", REACH_KINDS, "where it took place, or for whom it is"),
    text("value", "district or target group, by the name in the lists; a place that is in no list as written"),
    choice("ground", REACH_GROUNDS, "where it was read"),
    flag("sure", "the report says it of this activity; else it follows from a remark, a story or a form of words"),
    text("written", "the words that say it, as the report has them"),
    text("location", "Dutch place: pagina, blad, cel, kopje"),
))  # fmt: skip

PROMISES = Table("promises", ("promise_id",), (
    text("promise_id", "pitch, kind, value and activity"),
    text("document", "sha256 of the pitch"),
    choice("kind", PROMISE_KINDS, "what is promised"),
    text("value", "theme, target group, district or name of the activity; null for an amount of the whole pitch"),
    number("amount", "hours, people or euro asked; null for other kinds"),
    text("activity_id", "first row of the activity in the table; null for what is not of one"),
    text("sentence_id", "sentence that says it; null where a table does"),
    flag("sure", "the pitch says it outright; else it follows from a form of words or a sum"),
    text("written", "the words that say it, pseudonymised"),
    text("location", "Dutch place: pagina, blad, cel, kopje"),
    whole("position", "order in the pitch, from 1"),
))  # fmt: skip

CANDIDATES = Table("candidates", ("candidate_id",), (
    text("candidate_id", "hash of what is in it"),
    text("words", "words that set it apart, the most telling first, with a space between"),
    whole("passages", "passages in it"),
    whole("told", "passages among them in which a resident or relative speaks, or an effect is told"),
    whole("documents", "documents they stand in"),
    whole("organisations", "organisations that are known to report them"),
    number("cohesion", "mean closeness of its passages to their middle, 0-1"),
))  # fmt: skip

CANDIDATE_MEMBERS = Table("candidate_members", ("candidate_id", "passage_id"), (
    text("candidate_id", "candidate"),
    text("passage_id", "passage that fits no theme"),
    text("document", "sha256 of the document that holds the passage"),
    text("content_key", "hash of the passage's text"),
    whole("place", "order of showing, from 1: central and varied first; the same text has the same place"),
    number("closeness", "cosine to the middle of the candidate, 0-1"),
))  # fmt: skip

EMBEDDINGS = Table("embeddings", ("content_key", "model_version"), (
    text("content_key", "what the model saw, hashed"),
    text("model_version", "encoder that made it"),
    Column("vector", pl.Array(pl.Float32(), 384), "sentence embedding, length 1"),
))  # fmt: skip
