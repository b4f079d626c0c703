"""Who speaks, where the structure says so: quotations, questions to residents, a role named in a form."""

from __future__ import annotations

import re
from functools import cache

from pipeline.parse.words import fold, is_only, pattern, says, whole_words, word_list

_QUOTED = r"[“\"„‘'«](?P<said>[^“”\"„«»]{8,})[”\"’'»]"
_INITIALS = re.compile(rf"^(?P<who>[^:“\"„‘]{{1,60}}):\s*{_QUOTED}[.,]?\s*(?P<tail>[^“”\"]{{0,90}})$", re.DOTALL)
_WHOLE = re.compile(rf"^{_QUOTED}[,.]?\s*(?P<tail>[^“”\"]{{0,90}})$", re.DOTALL)
_PARTED = re.compile(
    rf"^{_QUOTED}[,.]?\s*(?P<tail>[^“”\"„«»]{{3,90}}[.:,])\s*[“\"„‘'«][^“”\"„«»]{{3,}}[”\"’'»][.,]?$", re.DOTALL
)
_TITLES = re.compile(r"\b(?:mw|mevr|mevrouw|meneer|dhr|de heer|heer|van|de|der|den|el)\b\.?\s*", re.IGNORECASE)
_AGE = re.compile(r"[\s,(]*\d{1,2}(?: jaar)?(?: oud)?\)?(?:, [\w ]+\))?")
_LABEL = re.compile(r"^(?P<who>[^:“\"„‘]{3,60}):\s*(?P<said>.+)$", re.DOTALL)


def quotation_voice(text: str) -> str | None:
    """Who speaks in a passage that is a quotation as a whole; None for any other passage.

    'WH: “Ik durf nu …”' → bewoner; '“Het liep storm”, zegt coördinator Anna' → professional.
    """
    bare = re.sub(r"^(?:>|[–—•*-]\s)\s*", "", text.strip())
    for form in (_INITIALS, _WHOLE, _PARTED):
        found = form.match(bare)
        if found:
            return _speaker(found.groupdict().get("who") or "", found["tail"])
    labelled = _LABEL.match(bare)
    if labelled and is_only(fold(labelled["who"]), "stories", "quote_label"):
        return named_voice(labelled["who"]) or "bewoner"
    return "bewoner" if text.startswith(">") else None


def _speaker(who: str, tail: str) -> str | None:
    """The voice of who is named before or behind a quotation; None where nobody can have said it."""
    if who and is_only(fold(who), "stories", "no_speaker"):
        return None
    if pattern("stories", "relative_quoted").match(fold(f"{who} {tail}").strip(" .,:;(–—-")):
        return "naaste"
    named = named_voice(f"{who} {tail}")
    return named or ("bewoner" if _is_attribution(tail) and _is_short(who) else None)


def named_voice(text: str) -> str | None:
    """The voice of who is named by a role: mantelzorger → naaste, coördinator → professional, cliënt → bewoner."""
    folded = fold(text)
    # 'partner van een cliënt' names both: the relative speaks; 'begeleider van bewoner X': the first named speaks
    if says(folded, "stories", "voice_relative"):
        return "naaste"
    places = {
        voice: found.start()
        for voice, entry in (("professional", "voice_professional"), ("bewoner", "voice_resident"))
        if (found := whole_words(tuple(word_list("stories")[entry])).search(folded))
    }
    return min(places, key=lambda voice: places[voice]) if places else None


def teller_voice(title: str | None, text: str) -> str | None:
    """Who tells a story: by its title, by what the text says of caring for someone, or by its 'ik'."""
    folded = fold(text)
    if says(folded, "stories", "relative_speaks"):
        return "naaste"
    if says(folded, "stories", "volunteer_speaks"):
        return "professional"
    named = named_voice(title or "")
    first_person = tells_in_first_person(text)
    if title and is_only(fold(title), "stories", "case_heading") and not first_person:
        return "professional"
    if named in ("naaste", "professional"):
        return named
    return "bewoner" if first_person else None


def tells_in_first_person(text: str) -> bool:
    """Whether the text outside quotations is told by an 'ik'."""
    outside = re.sub(_QUOTED, " ", text)
    kept = outside if len(outside.split()) > 0.4 * len(text.split()) else text
    words = fold(kept).split()
    spoken = len(_first_person().findall(" ".join(words)))
    return bool(words) and spoken >= 2 and spoken / len(words) >= 0.025


def _is_short(who: str) -> bool:
    """Whether a speaker is given by initials or a first name (with age), as reports do with residents."""
    return len(_TITLES.sub("", _AGE.sub("", who)).split()) <= 1


def _is_attribution(tail: str) -> bool:
    """Whether what follows a quotation only says whose it is."""
    folded = fold(tail).strip(" .,-(")
    return len(folded.split()) <= 4 or says(folded, "stories", "speech_verb") or named_voice(folded) is not None


@cache
def _first_person() -> re.Pattern[str]:
    return whole_words(tuple(word_list("stories")["first_person"]))
