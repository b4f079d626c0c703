"""The values that columns of choices can hold."""

from __future__ import annotations

MEASURES = (
    "hours", "volunteer_hours", "count", "participations", "unique_participants",
    "euro", "percentage", "days", "score", "other",
)  # fmt: skip
DOCUMENT_KINDS = ("report", "stories", "figures", "pitch", "unknown")
STATUSES = ("ok", "partial", "unreadable")
ROW_KINDS = ("data", "subtotal", "total")
QUALIFIERS = ("circa", "not_applicable")
CONSENTS = ("yes", "no", "anonymous", "unknown")
SENTENCE_KINDS = ("outcome", "output", "other")
DIRECTIONS = ("vooruitgang", "achteruitgang", "onveranderd")
VOICES = ("bewoner", "professional", "naaste", "onbekend")
LINK_GROUNDS = ("section", "name", "row", "figures", "meaning", "neighbour", "story")
FACT_FIELDS = ("organisation", "programme", "grant_number", "period", "amount", "kind")
FACT_GROUNDS = (
    "label", "cover", "title", "header", "signature", "text", "filename", "properties", "sheet", "register", "content",
    "container",
)  # fmt: skip
MEANINGS = ("label", "section", "planned", "realised", "unit", "period", "note", "ignored", "unknown")
MEANING_ORIGINS = ("rules", "document", "organisation")
VERDICTS = ("accepted", "corrected", "rejected", "settled")
"""What a person did with a label; settled where two who differed agreed on one."""
CLAIM_DIRECTIONS = (*DIRECTIONS, "gemengd")
STRENGTHS = ("weak", "fair", "strong")
STANCES = ("supporting", "contradicting")
ACCOUNTS = ("effect", "activity_only", "intention_only", "nothing")
QUESTIONS_ASKED = (
    "hours_without_effect", "effect_without_hours", "figures_up_stories_down", "figures_down_stories_up",
    "voices_differ",
)  # fmt: skip
REACH_KINDS = ("district", "target_group")
REACH_GROUNDS = (
    "person", "column", "name", "unit", "section", "field", "title", "document", "note", "text", "organisation",
)  # fmt: skip
"""Where a district or target group was read; document for what an activity has of its document as a whole."""
PROMISE_KINDS = (
    "effect", "target_group", "district", "activity", "hours", "volunteer_hours", "participants", "money",
)  # fmt: skip
"""What a pitch promises: what is to change, for whom, where, what is to be done, and with how much."""
