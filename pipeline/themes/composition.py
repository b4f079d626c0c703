"""What the encoder reads of a sentence: the end of its context, a separator, and the sentence itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.model_files import ModelError, read_json

SEPARATOR = "</s>"
_CONTEXT = 160
"""Characters of context: the end of the sentence before, or a form's question."""


@dataclass(frozen=True, slots=True)
class InputForm:
    """How an encoder wants its input: the tokenizer's own separator, and the prompt it was trained with."""

    separator: str = SEPARATOR
    prompt: str = "query: "


E5_FORM = InputForm()


def compose(text: str, context: str, form: InputForm = E5_FORM) -> str:
    """Context and sentence as one input; "query: " is what multilingual-e5 was trained with."""
    before, sentence = (part.replace(form.separator, " ") for part in (context[-_CONTEXT:], text))
    return f"{form.prompt}{before}{form.separator}{sentence}"


def sentence_start(given: str, text: str, form: InputForm = E5_FORM) -> int:
    """Where the sentence begins in an input as `compose` makes it; behind the input for a text that it changed."""
    return len(given) if form.separator in text else len(given) - len(text)


def input_form(folder: Path) -> InputForm:
    """The form for the sentence-transformers model whose transformer is in `folder`, by its own configuration.

    Raises ModelError when the configuration is missing, unreadable, or knows no separator.
    """
    return InputForm(_separator(folder), _prompt(folder))


def _separator(folder: Path) -> str:
    for name in ("tokenizer_config.json", "special_tokens_map.json"):
        token = read_json(folder / name).get("sep_token") if (folder / name).exists() else None
        if token:
            return str(token["content"] if isinstance(token, dict) else token)
    raise ModelError(
        f"{folder} heeft geen scheidingsteken (sep_token) in tokenizer_config.json. "
        "Kies een model van de soort BERT of XLM-RoBERTa."
    )


def _prompt(folder: Path) -> str:
    path = folder / "config_sentence_transformers.json"
    described = read_json(path) if path.exists() else {}
    prompts = described.get("prompts") or {}
    return str(prompts.get(described.get("default_prompt_name") or "query") or "")
