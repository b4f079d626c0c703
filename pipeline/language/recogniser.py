"""The spaCy component that joins the statistical names, the lists and the patterns into doc.spans["persons"]."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.language.exclusions import either, fits_label, is_odd, is_ordinary, is_person
from pipeline.language.lists import NameLists, cues, name_lists
from pipeline.language.parts import own_label
from pipeline.language.patterns import CAPITAL, Spans, introduced, lower_case_after_title, pattern_spans
from pipeline.language.persons import COMPONENT

LONGEST_NAME = 6
LONGEST_LABEL = 5
_MARKS = "# ,;:!?\"“”‘’'()•-\n\t"
_FROM_ELSEWHERE = re.compile(
    rf"(?P<name>{CAPITAL}\s(?:(?:van|de|der|den|ter|ten|el|'t)\s){{0,3}}{CAPITAL})\s(?:van|uit|bij|namens)\s(?!der\s|den\s|de\s)"
)
"""A full name with where somebody comes from: "Joost de Haan van Movisie"."""
_ARTICLE = re.compile(r"(?:^|\s)(?:de|het|een|deze|dit|die|onze|ons|elke|iedere)\s$", re.IGNORECASE)
_NUMBERED = re.compile(r"[A-Z]\.\s(?P<word>\w+)")


@Language.factory(COMPONENT, default_config={"names": ""})  # type: ignore[untyped-decorator]
def create_recogniser(nlp: Language, name: str, names: str) -> Recogniser:
    """Make the component; `names` is the folder with the name lists."""
    return Recogniser(name_lists(Path(names)))


class Recogniser:
    """Marks persons: recall first, then everything that looks like a street, a school or an organisation goes."""

    def __init__(self, lists: NameLists) -> None:
        self.lists = lists

    def __call__(self, doc: Doc) -> Doc:
        """Fill doc.spans["persons"]."""
        text = doc.text
        found = self._from_model(doc) | self._from_patterns(text) | self._from_lists(doc, text)
        found |= self._joined(doc, found) | self._with_surname(doc, found)
        kept = {span for span in found if is_person(text, *span) and not self._is_thing(text, *span)}
        edges = _merged(_tidied(text, kept))
        spans = [doc.char_span(start, end, alignment_mode="expand") for start, end in edges]
        doc.spans[COMPONENT] = [span for span in spans if span is not None]
        return doc

    def _is_thing(self, text: str, start: int, end: int) -> bool:
        """An unlisted word behind an article ("de Kadeklas"), or a numbered heading ("B. Binnen")."""
        name = text[start:end]
        if start == 0 or text[:start].rstrip()[-1:] in ".!?•":
            article = re.match(r"(?:De|Het|Een)\s", name)
            start += article.end() if article else 0
            name = text[start:end]
        if " " not in name:
            return not self.lists.listed(name.lower()) and bool(_ARTICLE.search(text[:start]))
        numbered = _NUMBERED.match(name) if start == 0 else None
        word = numbered["word"].lower() if numbered else ""
        return word in self.lists.words and word not in self.lists.surnames

    def _from_model(self, doc: Doc) -> Spans:
        named = (_without_tail(entity) for entity in doc.ents if own_label(entity.label_) == "PERSON")
        return {(span.start_char, span.end_char) for span in named if self._model_may_say(span)}

    def _model_may_say(self, entity: Span) -> bool:
        """A lone word that is an ordinary one, or in lower case and on no list, needs more than the model."""
        if _is_label(entity.doc) and not fits_label(entity.text, self.lists):
            return False
        words = [token.lower_ for token in entity if token.is_alpha or "-" in token.text]
        if not words or is_ordinary(entity.text, self.lists):
            return False
        if any(token.text[:1].isupper() for token in entity):
            ordinary = len(words) == 1 and (words[0] in cues("everyday") or words[0] in cues("nouns"))
            return not (ordinary and _starts_sentence(entity[0]) and not _acts(entity[0]))
        sure = any(word not in self.lists.ambiguous and self._may_be_a_name(word) for word in words)
        return sure and all(self._may_be_a_name(word) or word in cues("particles") for word in words)

    def _may_be_a_name(self, word: str) -> bool:
        """A word in lower case that is on a list, or in no dictionary."""
        unknown = len(word) > 3 and word.isalpha() and word not in cues("never") and not is_ordinary(word, self.lists)
        return self.lists.listed(word) or unknown

    def _from_patterns(self, text: str) -> Spans:
        lower = {span for span in lower_case_after_title(text) if self._name_in_lower_case(text[slice(*span)])}
        lower |= {span for span in introduced(text) if self._may_be_unlisted(text[slice(*span)].lower())}
        return {span for span in pattern_spans(text) if not is_odd(text[slice(*span)])} | lower

    def _name_in_lower_case(self, text: str) -> bool:
        *before, last = text.lower().split()
        return self.lists.listed(last) and (bool(before) or last not in self.lists.ambiguous)

    def _may_be_unlisted(self, word: str) -> bool:
        """After "ik heet": anything but a Dutch word."""
        return word not in cues("never") and not is_ordinary(word, self.lists)

    def _from_lists(self, doc: Doc, text: str) -> Spans:
        spans: Spans = set()
        for token in doc:
            if token.lower_ in self.lists.first_names and len(token) > 1:
                end = self._capital_name(token) if token.text[0].isupper() else self._lower_name(token, text)
                if end is not None:
                    spans.add((token.idx, doc[end].idx + len(doc[end])))
        return spans

    def _joined(self, doc: Doc, found: Spans) -> Spans:
        """Listed first names that "en" or a comma joins to a name: "bertus en dien"."""
        ends = {end for _, end in found}
        return {
            (token.idx, token.idx + len(token))
            for token in doc[2:]
            if token.nbor(-1).lower_ in ("en", ",", "&") and token.lower_ in self.lists.first_names and len(token) > 2
            if token.nbor(-2).idx + len(token.nbor(-2)) in ends and not self._everyday(token)
        }

    def _everyday(self, token: Token) -> bool:
        word = token.lower_
        return word in cues("never") or word in cues("particles") or (token.is_lower and word in cues("everyday"))

    def _with_surname(self, doc: Doc, found: Spans) -> Spans:
        """Names without capitals that go on with a listed surname: "trudy de wilde"."""
        spans: Spans = set()
        for start, end in found:
            span = doc.char_span(start, end)
            if span is not None and span.text.islower() and (last := self._lower_surname(span[-1])) is not None:
                spans.add((start, last.idx + len(last)))
        return spans

    def _lower_surname(self, name: Token) -> Token | None:
        """The last word of "de wilde" behind a first name in lower case."""
        after = list(name.doc[name.i + 1 : name.i + LONGEST_NAME])
        size = next((place for place, word in enumerate(after) if word.lower_ not in cues("particles")), len(after))
        if size == 0 or size == len(after) or not after[size].is_lower:
            return None
        whole = " ".join(word.lower_ for word in after[: size + 1])
        return after[size] if whole in self.lists.surnames or after[size].lower_ in self.lists.surnames else None

    def _capital_name(self, token: Token) -> int | None:
        """The last token of the name that starts here, or None when this is no name."""
        end = self._surname_end(token)
        alone = end == token.i
        if token.text.isupper() or token.lower_ in cues("never") or (alone and _in_longer_entity(token)):
            return None
        if alone and token.lower_ in cues("organisations"):
            return None
        if token.lower_ in cues("nouns") and end == token.i:
            return end if _acts(token) or not _starts_sentence(token) else None
        if token.lower_ in cues("everyday"):
            return end if self._has_surname(token, end) or (alone and _capital_tells(token)) else None
        known = token.lower_ not in self.lists.ambiguous or token.lower_ in self.lists.familiar
        return end if known or end > token.i else None

    def _has_surname(self, token: Token, end: int) -> bool:
        return end > token.i + 1 or (end > token.i and token.doc[end].lower_ in self.lists.surnames)

    def _surname_end(self, token: Token) -> int:
        """Over particles to the capitalised words behind a first name: "Fatima" → "Fatima el Amrani"."""
        doc, end = token.doc, int(token.i)
        for following in doc[token.i + 1 : token.i + LONGEST_NAME]:
            if doc[following.i - 1].whitespace_ != " " or self._is_no_surname(following):
                break
            if following.text[:1].isupper():
                end = int(following.i)
            elif following.lower_ not in cues("particles"):
                break
        return end

    def _is_no_surname(self, token: Token) -> bool:
        """Capitals throughout, a word that never is a name, or (unless listed) an organisation or place."""
        if token.lower_ in cues("particles"):
            return False
        elsewhere = own_label(token.ent_type_) in ("ORG", "LOC") and token.lower_ not in self.lists.surnames
        return (token.is_upper and len(token) > 2) or token.lower_ in cues("never") or elsewhere

    def _lower_name(self, token: Token, text: str) -> int | None:
        """Writers without capitals: a name that is no word counts, one that is needs a cue or a name behind it."""
        word, pair = token.lower_, self._lower_pair(token)
        before = text[max(0, token.idx - 30) : token.idx]
        if pair is not None and word in self.lists.familiar and word not in cues("particles"):
            return pair
        if _after_cue(before, "strong_cues"):
            return int(token.i)
        cued = _after_cue(before, "weak_cues")
        if word in self.lists.ambiguous:
            sure = cued and word in self.lists.familiar and not _is_word_in_lower_case(word)
        else:
            sure = len(word) > 3 and (cued or word in self.lists.familiar)
        return int(token.i) if sure else None

    def _lower_pair(self, token: Token) -> int | None:
        place = int(token.i) + 1
        if place >= len(token.doc):
            return None
        following = token.doc[place]
        listed = self.lists.listed(following.lower_) and following.lower_ not in self.lists.ambiguous
        return place if listed and following.is_lower and len(following) > 3 else None


def _without_tail(entity: Span) -> Span:
    """Without words in lower case behind a name with capitals: "Wullem kump"."""
    if not entity[0].text[:1].isupper():
        return entity
    last = max(token.i for token in entity if token.text[:1].isupper() or "." in token.text)
    return entity.doc[entity.start : last + 1]


def _is_word_in_lower_case(word: str) -> bool:
    return any(word in cues(name) for name in ("words_in_lower_case", "everyday", "nouns", "never", "particles"))


def _is_label(doc: Doc) -> bool:
    """A few words without the mark of a sentence: a heading or the label of an activity."""
    return len(doc) <= LONGEST_LABEL and not doc.text.rstrip().endswith((".", "!", "?", "”", "’", '"', ":", ","))


def _starts_sentence(token: Token) -> bool:
    return token.i == 0 or token.nbor(-1).text in {".", "!", "?", ":", "“", "‘", '"', "-", "•", "\n"}


def _acts(token: Token) -> bool:
    """Whether a verb follows that a noun without an article would not have before it."""
    place = int(token.i) + 1
    return token.lower_ in cues("nouns") and place < len(token.doc) and token.doc[place].lower_ in cues("verbs")


def _capital_tells(token: Token) -> bool:
    """Whether the word stands within a sentence, where a noun would have no capital: "vroeg Bas of hij wilde"."""
    if token.i == 0 or token.ent_type_ or token.text.isupper():
        return False
    before = token.nbor(-1)
    follows = token.nbor().text if token.i + 1 < len(token.doc) else ""
    excluded = cues("place_prepositions") | cues("articles")
    return before.is_lower and before.lower_ not in excluded and not follows[:1].isupper() and not _is_label(token.doc)


def _in_longer_entity(token: Token) -> bool:
    """Whether the model sees an organisation or place that goes on behind the word: "Albert Heijn"."""
    if token.i + 1 >= len(token.doc) or own_label(token.ent_type_) not in ("ORG", "LOC"):
        return False
    return bool(token.nbor().ent_iob_ == "I")


def _after_cue(before: str, name: str) -> bool:
    if before[-1:] != " ":
        return False
    words = before.lower().rstrip()
    ending = (cue for cue in cues(name) if words.endswith(cue))
    return any(not words[: -len(cue)][-1:].isalpha() for cue in ending)


def _tidied(text: str, spans: Spans) -> list[tuple[int, int]]:
    """Without the title or a stray word in front, the organisation behind, or marks around it."""
    return [tidy for start, end in sorted(spans) if (tidy := _tidy(text, start, end)) is not None]


def _tidy(text: str, start: int, end: int) -> tuple[int, int] | None:
    name = text[start:end]
    title = _title().match(name)
    left = title.end() if title and title.end() < len(name) else 0
    from_elsewhere = _FROM_ELSEWHERE.match(name, left)
    right = from_elsewhere.end("name") if from_elsewhere else len(name)
    core = name[left:right].strip(_MARKS)
    while (last := core.rsplit(" ", 1)[-1]) != core and last in cues("never"):
        core = core.removesuffix(last).strip(_MARKS)  # "Jan dan"
    if not core:
        return None
    left = name.index(core, left)
    return start + left, start + left + len(core)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping spans as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"(?:(?i:{either('titles')}|{either('kin')}|nederlands|docent|student)\s+)+")
