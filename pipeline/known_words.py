"""What pseudonymising knows beforehand, from the name lists and the municipality's own lists."""

from __future__ import annotations

from pathlib import Path

from pipeline import language, privacy
from pipeline.guidance import NO_GUIDANCE, Guidance


def known_words(lists: Path, guidance: Guidance = NO_GUIDANCE, keep_professionals: bool = False) -> privacy.Known:
    """What the privacy stage knows beforehand: the name lists, and districts and organisations, which are nobody."""
    names = language.name_lists(lists)
    organisations = (text for one in guidance.organisations for text in (one.name, *one.aliases))
    districts = (text for one in guidance.districts for text in (one.name, *one.aliases, *one.neighbourhoods))
    kept = tuple(dict.fromkeys([*organisations, *districts]))
    words = names.words | language.never_names()
    nobody = frozenset(text for text in language.nobody(lists) if text not in names.first_names | names.surnames)
    return privacy.Known(names.first_names, names.surnames, words, names.places, kept, nobody, keep_professionals)
