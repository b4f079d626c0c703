"""What the encoder reads of a sentence: the end of its context, a separator, and the sentence itself."""

from __future__ import annotations

SEPARATOR = "</s>"
_CONTEXT = 160
"""Characters of context: the end of the sentence before, or a form's question."""


def compose(text: str, context: str) -> str:
    """Context and sentence as one input; "query: " is what multilingual-e5 was trained with."""
    before, sentence = (part.replace(SEPARATOR, " ") for part in (context[-_CONTEXT:], text))
    return f"query: {before}{SEPARATOR}{sentence}"
