"""Dutch inflection read backwards: what an inflected form may come from, likeliest first.

The spelling rules are those of the Woordenlijst Nederlandse Taal: open syllables write one vowel, closed ones two
("scholen", "school"); consonants double after a short vowel; v and z become f and s at the end of a word. Which of the
bases is a word, a list decides.
"""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiou"
_LONG = "aeou"
_CLOSED = {"v": "f", "z": "s"}
_OPENED = {"f": "v", "s": "z"}


def noun_bases(form: str, features: str = "") -> Iterator[str]:
    """Singulars of a noun: "kunstscholen" → "kunstschool"; a diminutive gives the noun itself."""
    if form.endswith(("je", "jes")):
        yield from _diminutive_bases(form.removesuffix("s").removesuffix("je"))
    if "Number=Plur" not in features:
        yield form
        return
    if form.endswith("heden"):
        yield form.removesuffix("heden") + "heid"
    if form.endswith("'s") or form.endswith("’s"):
        yield form[:-2]
    elif form.endswith("s"):
        yield form[:-1]
    if form.endswith("ën"):
        yield form[:-2]
    elif form.endswith("en"):
        yield from closed(form[:-4] if form.endswith("eren") else form[:-2])
        yield from closed(form[:-2])
        yield form[:-1]
    yield form


def verb_bases(form: str, features: str = "") -> Iterator[str]:
    """Infinitives of a verb: "fusioneerden" → "fusioneren", "ingeklemde" → "inklemmen"."""
    if "VerbForm=Inf" in features or ("Plur" in features and "Past" not in features):
        yield form
    if "Past" in features and not form.endswith(("de", "te", "den", "ten")):
        return  # irregular: only a list knows
    stems = list(_participle_stems(form) if "Part" in features else _finite_stems(form))
    for stem in stems:
        yield from infinitives(stem)


def adjective_bases(form: str, features: str = "") -> Iterator[str]:
    """Adjectives without an ending: "totale" → "totaal", "vaker" → "vaak"."""
    if "Degree=Sup" in features:
        yield form.removesuffix("e").removesuffix("st")
        yield form.removesuffix("e").removesuffix("t")
    if "Degree=Cmp" in features:
        stem = form.removesuffix("e").removesuffix("er")
        yield from closed(stem)
        yield stem.removesuffix("d")
        return
    if form.endswith("e"):
        yield from closed(form[:-1])
    yield form


def closed(stem: str) -> Iterator[str]:
    """Spellings of a stem that lost its ending: "schol" → "school", "briev" → "brief", "mann" → "man"."""
    last = stem[-1:]
    if len(stem) > 2 and stem[-2] == last and last not in _VOWELS:
        yield stem[:-1]
        return
    hard = stem[:-1] + _CLOSED.get(last, last)
    if len(stem) > 1 and _one_vowel_before(stem):
        yield hard[:-1] + stem[-2] + hard[-1:]
    yield hard
    if hard != stem:
        yield stem


def infinitives(stem: str) -> Iterator[str]:
    """Infinitives with this stem: "loop" → "lopen", "geef" → "geven", "zet" → "zetten"."""
    last = stem[-1:]
    if len(stem) < 2 or last in _VOWELS:
        yield stem + "n"
        yield stem + "en"
        return
    soft = _OPENED.get(last, last)
    if stem[-3:-2] == stem[-2] and stem[-2] in _LONG:
        yield stem[:-2] + soft + "en"
        yield stem[:-2] + last + "en"
    elif _one_vowel_before(stem) and not stem.endswith(("er", "el", "en", "ig")):
        yield stem + last + "en"
    yield stem[:-1] + soft + "en"
    yield stem + "en"
    if _one_vowel_before(stem):
        yield stem + last + "en"


def _one_vowel_before(stem: str) -> bool:
    return stem[-2:-1] in _VOWELS and stem[-1:] not in _VOWELS and stem[-3:-2] not in _VOWELS


def _diminutive_bases(form: str) -> Iterator[str]:
    if form.endswith("et"):
        yield form[:-3] if form[-4:-3] == form[-3:-2] else form[:-2]
    if form.endswith("t"):
        yield form[:-1]
    if form.endswith(("mp", "nk")):
        yield form[:-1] if form.endswith("mp") else form[:-1] + "g"
    yield form


def _finite_stems(form: str) -> Iterator[str]:
    for ending in ("den", "ten", "de", "te", "t"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            yield form.removesuffix(ending)
    yield form


def _participle_stems(form: str) -> Iterator[str]:
    """Without ge-, also behind a particle, and without -d, -t or -en: "opgevangen", "bevolkt", "lopend"."""
    bare = form.removesuffix("e")
    for whole in (form, bare):
        if whole.endswith("end"):
            yield whole.removesuffix("end")
        place = whole.find("ge")
        cores = [whole[:place] + whole[place + 2 :], whole] if place >= 0 else [whole]
        for core in map(_plain_start, cores):
            yield core
            for ending in ("d", "t", "en"):
                if core.endswith(ending) and len(core) > len(ending) + 1:
                    yield core.removesuffix(ending)


def _plain_start(core: str) -> str:
    """Without the mark that ge- brought: "geïnspireerd" is ge- and "inspireerd"."""
    return {"ë": "e", "ï": "i", "ü": "u", "ö": "o"}.get(core[:1], core[:1]) + core[1:]
