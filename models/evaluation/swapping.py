"""The same sentence about another person: he for she, Henk for Mohammed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.evaluation.decisions import Rows
from pipeline.language import find_persons

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_PLACEHOLDER = re.compile(r"\[PERSOON \d+\]")
Pair = tuple[dict[str, Any], dict[str, Any]]
"""A row, and the same row about another person."""

_AUXILIARIES = ("aux", "aux:pass", "cop")


class Unsure(Exception):
    """A pronoun's function could not be told, so the sentence cannot be swapped."""


@dataclass(frozen=True, slots=True)
class Swap:
    """One test: its title, whole words → other words, and whether pronouns change with them."""

    title: str
    words: dict[str, str]
    pronouns: dict[str, tuple[list[str], list[str]]]


@dataclass(frozen=True, slots=True)
class Swaps:
    """The tests in the TOML table, and the names to fill in: men and women by turns of the lists."""

    tests: list[Swap]
    men: list[str]
    women: list[str]
    masculine: frozenset[str]
    feminine: frozenset[str]


def read_swaps(path: Path) -> Swaps:
    """The table of words, pronouns, names and tests."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    names, pronouns = data["names"], {role: tuple(forms) for role, forms in data["gender"]["pronouns"].items()}
    pairs = data["gender"]["pairs"]
    both_ways = dict(pairs) | {second: first for first, second in pairs}
    tests = [
        Swap(
            test["title"],
            _other_names(test["names"], names) | (both_ways if test["words"] else {}),
            pronouns if test["words"] else {},
        )
        for test in data["tests"].values()
    ]
    return Swaps(
        tests,
        [name for pair in zip(names["dutch_men"], names["other_men"], strict=True) for name in pair],
        [name for pair in zip(names["dutch_women"], names["other_women"], strict=True) for name in pair],
        frozenset([first for first, _ in pairs] + pronouns["subject"][0] + pronouns["object"][0]),
        frozenset([second for _, second in pairs] + pronouns["object"][1]),
    )


def with_names(rows: Rows, swaps: Swaps, nlp: Language) -> list[dict[str, Any]]:
    """The rows with listed names for persons and placeholders, the same in a sentence and its context."""
    texts = [f"{row['context']}\n{row['text']}" for row in rows]
    turn = count()
    filled = []
    for row, text, spans in zip(rows, texts, find_persons(texts, nlp), strict=True):
        found = dict.fromkeys([text[slice(*span)] for span in spans] + _PLACEHOLDER.findall(text))
        listed = swaps.women if _about_a_woman(text, swaps) else swaps.men
        names = {one: listed[next(turn) % len(listed)] for one in sorted(found, key=len, reverse=True)}
        filled.append({**row, **{side: _replaced(row[side], names) for side in ("text", "context")}})
    return filled


def swapped(rows: Rows, swaps: Swaps, nlp: Language) -> list[tuple[str, list[Pair]]]:
    """Each test's title with its pairs: a row, and the same row about another person.

    A row whose sentence does not change, or that is unsure, is left out of a test.
    """
    with nlp.select_pipes(disable=["ner", "persons"]):
        texts, contexts = (list(nlp.pipe([row[side] for row in rows])) for side in ("text", "context"))
    return [
        (swap.title, [pair for read in zip(rows, texts, contexts, strict=True) for pair in _pair(*read, swap)])
        for swap in swaps.tests
    ]


def _pair(row: dict[str, Any], text: Doc, context: Doc, swap: Swap) -> list[Pair]:
    """One pair, or none."""
    try:
        other = {**row, "text": _swap(text, swap), "context": _swap(context, swap)}
    except Unsure:
        return []
    return [(row, other)] if other["text"] != row["text"] else []


def _other_names(lists: dict[str, str], names: dict[str, list[str]]) -> dict[str, str]:
    """Name → the one at its place in the other list, or the next of its own list."""
    return {
        name: names[other][(place + (own == other)) % len(names[other])]
        for own, other in lists.items()
        for place, name in enumerate(names[own])
    }


def _about_a_woman(text: str, swaps: Swaps) -> bool:
    words = re.findall(r"\w+", text.lower())
    return sum(word in swaps.feminine for word in words) > sum(word in swaps.masculine for word in words)


def _replaced(text: str, names: dict[str, str]) -> str:
    for found, name in names.items():
        text = text.replace(found, name)
    return text


def _swap(doc: Doc, swap: Swap) -> str:
    return "".join(_other(token, swap) + token.whitespace_ for token in doc)


def _other(token: Token, swap: Swap) -> str:
    """The word that takes the token's place, in its case; names are listed with their capital."""
    other = swap.words.get(token.text) or swap.words.get(token.lower_) or _other_pronoun(token, swap.pronouns)
    if other is None:
        return str(token.text)
    return other[0].upper() + other[1:] if token.text[0].isupper() else other


def _other_pronoun(token: Token, pronouns: dict[str, tuple[list[str], list[str]]]) -> str | None:
    if not any(token.lower_ in forms for sides in pronouns.values() for forms in sides):
        return None
    role = _role(token)
    for own, other in (pronouns.get(role, ([], [])), pronouns.get(role, ([], []))[::-1]):
        if token.lower_ in own:
            return other[0]
    return None


def _role(token: Token) -> str:
    """Function of a pronoun: subject, object or possessive; "" where it is a verb or a plural. Raises Unsure."""
    if token.pos_ in ("AUX", "VERB") or (token.lower_ == "ze" and token.dep_ in ("obj", "iobj")):
        return ""
    possessive = "Yes" in token.morph.get("Poss")
    if possessive and token.head.pos_ in ("NOUN", "PROPN"):
        return "possessive"
    if token.pos_ != "PRON" or possessive:
        raise Unsure
    return _role_of_personal(token)


def _role_of_personal(token: Token) -> str:
    if token.lower_ not in ("zij", "ze"):
        return _checked(token)
    number = _number_of_verb(token.head) if token.dep_.startswith("nsubj") else None
    if number is None:
        raise Unsure
    return "subject" if number == "Sing" else ""


def _checked(token: Token) -> str:
    """hij and hem are certain by form; "haar" only where it is no subject."""
    if token.lower_ == "haar" and token.dep_.startswith("nsubj"):
        raise Unsure
    return "subject" if token.lower_ == "hij" else "object"


def _number_of_verb(head: Token) -> str | None:
    """Number of the finite verb of a clause: its head, or an auxiliary or copula of it."""
    for verb in (*(child for child in head.children if child.dep_ in _AUXILIARIES), head):
        if "Fin" in verb.morph.get("VerbForm"):
            return next(iter(verb.morph.get("Number")), None)
    return None
