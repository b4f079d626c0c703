"""The spaCy component that mends lemmas: separable verbs, capitals, and inflections that training never saw."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from pipeline.language.inflections import adjective_bases, noun_bases, verb_bases
from pipeline.language.lists import name_lists

COMPONENT = "lemmas"
TABLE = "lemma_forms"
"""The look-up table of the vocabulary: "word|CLASS" → lemma, for the words of the treebanks (models/nl_verhaal)."""
_LEFT_ALONE = frozenset({"X", "SYM", "PUNCT", "NUM", "SPACE", ""})
_SHORTEST_PART = 3
_LONGEST_LISTED = 12
"""Letters; the list of words (models/names/words.txt) holds no longer ones."""
_VERB_PREFIXES = frozenset({"be", "ge", "her", "ont", "ver"})
_BASES = {"NOUN": noun_bases, "VERB": verb_bases, "ADJ": adjective_bases}


@Language.factory(  # type: ignore[untyped-decorator]
    COMPONENT, assigns=["token.lemma"], requires=["token.pos", "token.lemma"], default_config={"names": ""}
)
def create_lemmas(nlp: Language, name: str, names: str) -> Lemmas:
    """Make the component; `names` is the folder with the list of Dutch words."""
    return Lemmas(name_lists(Path(names)).words, nlp.vocab.lookups.get_table(TABLE, {}))


def mend_lemmas(nlp: Language, names: Path) -> None:
    """Add the component behind the others where the pipeline brings the look-up table; others keep their lemmas."""
    if nlp.vocab.lookups.has_table(TABLE):
        nlp.add_pipe(COMPONENT, config={"names": str(names)}, last=True)


class Lemmas:
    """Lemmas as UD Dutch has them; `words` are known Dutch words in lower case, `forms` what the treebanks say."""

    def __init__(self, words: frozenset[str], forms: Mapping[str, str]) -> None:
        self.words = words
        self.forms = forms
        self._known: dict[tuple[str, str, str], str | None] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Give each word its lemma; the one that the pipeline gave stays where nothing better is known."""
        for token in doc:
            token.lemma_ = self._lemma(token)
        for token in doc:
            if token.dep_ == "compound:prt" and token.head.pos_ == "VERB":
                token.head.lemma_ = self._joined(token.lower_, token.head.lemma_)
        return doc

    def _lemma(self, token: Token) -> str:
        kind = token.pos_
        if kind in _LEFT_ALONE:
            return str(token.lemma_)
        if kind == "PROPN":
            return self._proper(token)
        form = token.text if _capital_counts(token) else token.lower_
        key = (form, kind, str(token.morph))
        if key not in self._known:
            self._known[key] = self._look_up(*key)
        return self._known[key] or (token.lemma_ if form == token.text else token.lemma_.lower())

    def _proper(self, token: Token) -> str:
        """A name as it is written, without a genitive; of peoples the singular: "Grieken"."""
        if "Number=Plur" in str(token.morph):
            return self.forms.get(f"{token.lower_}|PROPN") or next(noun_bases(token.text, "Number=Plur"))
        return str(token.text).removesuffix("'s").removesuffix("’s")

    def _joined(self, particle: str, verb: str) -> str:
        """The separable verb, where that is a word: "op" and "bellen", not "dood" and "veroordelen"."""
        listed = particle + verb in self.words or len(particle + verb) > _LONGEST_LISTED
        return particle + verb if listed and not verb.startswith(particle) else verb

    def _look_up(self, form: str, kind: str, features: str) -> str | None:
        """The lemma of the treebank for the whole word, else for its last part with the first part kept."""
        if found := self.forms.get(f"{form.lower()}|{kind}"):
            return found
        if kind not in _BASES:
            return None
        cuts = range(2, len(form) - _SHORTEST_PART + 1)
        for cut in (0, *(cut for cut in cuts if self._can_begin(form[:cut].lower(), kind))):
            if base := self._base(form[cut:], kind, features):
                return form[:cut] + base
        return None

    def _can_begin(self, part: str, kind: str) -> bool:
        if kind == "VERB" and part in _VERB_PREFIXES:
            return True
        return len(part) >= _SHORTEST_PART and (part in self.words or part.removesuffix("s") in self.words)

    def _base(self, part: str, kind: str, features: str) -> str | None:
        if found := self.forms.get(f"{part}|{kind}"):
            return found if found.islower() else None
        if kind == "VERB" and part in strong_verbs():
            return strong_verbs()[part]
        return next((base for base in _BASES[kind](part, features) if base in self.words), None)


@cache
def strong_verbs() -> dict[str, str]:
    """Past forms and participles of irregular verbs, the latter also without ge-, with their infinitives."""
    lines = Path(__file__).with_name("strong_verbs.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return {form: infinitive for infinitive, *past, done in rows for form in (*past, done, done.removeprefix("ge"))}


def _capital_counts(token: Token) -> bool:
    """Whether the capital belongs to the word: "Groningse", not "Advies" at a start or in a heading."""
    return bool(token.pos_ in ("NOUN", "ADJ") and token.text[:1].isupper() and not token.is_sent_start)
