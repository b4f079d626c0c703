"""Where in the decisions text stands that people typed, or words of a document: what an erasure looks through.

Not who decided: that is accounted for as long as the decision stands.
"""

from __future__ import annotations

FREE_TEXT: dict[str, tuple[str, ...]] = {
    "corrections": ("value", "reason"),
    "figure_corrections": ("place", "value", "reason"),
    "column_meanings": ("heading", "unit", "reason"),
    "aliases": ("written", "name", "reason"),
    "reviews": ("reason",),
    "judgements": ("text", "context", "reason"),
    "settlements": ("text", "context", "reason"),
    "sampled": ("text", "context"),
    "model_choices": ("reason",),
    "adopted_themes": ("name", "definition", "examples", "reason"),
    "rejected_candidates": ("words", "reason"),
    "views": ("name", "query"),
    "agreements": ("what", "who", "why", "activity"),
    "agreement_changes": ("who", "reason"),
    "review_notes": ("text",),
    "pitch_promises": ("value", "read_as", "read_value", "location"),
    "panels": ("question", "seats"),
    "panel_events": ("body",),
    "story_checks": ("how", "reason"),
    "panel_feedback": ("text",),
    "erasures": ("reason",),
    "deliveries": ("filename",),
}
"""Table → its columns of free text."""

OF_DOCUMENT: dict[str, tuple[str, ...]] = {
    "corrections": ("value", "reason"),
    "figure_corrections": ("place", "value", "reason"),
    "reviews": ("reason",),
    "judgements": ("text", "context", "reason"),
    "settlements": ("text", "context", "reason"),
    "sampled": ("text", "context"),
}
"""Of those with a column `document`, what goes when the document goes; what was taught of it stays for others."""

OF_SENTENCES: dict[str, tuple[str, ...]] = {
    "judgements": ("text", "context", "reason"),
    "settlements": ("text", "context", "reason"),
    "sampled": ("text", "context"),
}
"""Of those with a column `content_key`, what goes with a sentence."""

SPOKEN = ("motivation", "dissent", "reason", "valued")
"""Fields of an event of a panel in which people speak."""
