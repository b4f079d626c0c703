"""Names that only their surroundings give away: titles, labels of forms, lists, ages, "zo heet hij", broken lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from pipeline.privacy.known import Known

Span = tuple[int, int]
_LETTER = "A-Za-zÀ-ɏ"
_CAPITAL = r"(?:[dDlL]['’])?[A-ZÀ-ÞĀ-Ž][\wÀ-ɏ]*(?:['’](?!s\b)[\wÀ-ɏ]+)?"
"""A word with a capital; "d'Hondt" is one, "Fatima's" is not."""
_MISREAD = r"(?:[A-ZÀ-ÞĀ-Ž0-9](?=[\w’'-]*[A-Za-zÀ-ɏ]{2})[\wÀ-ɏ’'-]*)"
"""The same as a scan may read it: "8oer", "Tj0a"."""
_LONG = 12
"""Letters from which an unknown word with a capital is rather an institution: "Mantelzorgsteunpunt"."""
_NOT_BEFORE = ("het", "Het", "de", "De", "een", "dit", "in", "op", "bij", "uit", "naar", "te", "van", "Mijn", "mijn", "Haar", "haar", "Ons", "ons", "Onze")
_INITIALS = r"(?:[A-ZÀ-ÞŻ][a-z]?\.\s?-?){1,5}"


def named_by_context(text: str, known: Known) -> list[Span]:
    """Where names stand that titles, labels, lists, ages or words such as "heet" point at; may overlap.

    `named_by_context("mijn buurvrouw Fatima", known)` gives the place of "Fatima", on a list or not.
    """
    spans: set[Span] = set()
    for find in (_patterned, _listed, _labelled, _aged, _acting, _broken, _initialled):
        spans |= {span for span in find(text, known) if _may_be(text, span)}
    return sorted(spans)


def joined(text: str, spans: list[Span], known: Known) -> list[Span]:
    """Names that a comma or "en" joins to the names in `spans`; between two names any word with a capital is one."""
    found: list[Span] = []
    ends, starts = {end for _, end in spans}, {start for start, _ in spans}
    for match in _beside().finditer(text):
        start, end = match.span("name")
        before = match.start() in ends and match.start() < start
        after = _next_name(text, end) in starts
        sure = (before and after) or ((before or after) and _is_new(match["name"], known))
        if sure and start not in starts and _may_be(text, (start, end)):
            found.append((start, end))
            ends.add(end)
            starts.add(start)
    return found


def _is_new(name: str, known: Known) -> bool:
    """Whether no word of it is in the dictionary, and none has the capitals of an abbreviation."""
    parts = re.split(r"[\s-]", name)
    listed = known.is_first_name(parts[0]) and not known.is_plain(parts[0])
    odd = any(part[1:] != part[1:].lower() for part in parts)
    return listed or not (odd or any(known.is_plain(part) for part in parts))


def _next_name(text: str, end: int) -> int:
    link = re.match(r"(?:,\s(?:en\s)?|\s(?:en|&|\+)\s)", text[end : end + 6])
    return end + link.end() if link else -1


def _patterned(text: str, known: Known) -> Iterator[Span]:
    for pattern in (_titled(), _named(), _said_behind(), _chat(), _closing(), _beside_identifier(), _signed_off()):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if match["name"].isupper() and " " in match["name"]:
                continue
            yield start, end if _may_be(text, (start, end)) else start + len(match["name"].split()[0])
    for match in _titled_in_capitals().finditer(text):
        if not known.is_plain(match["name"].split()[-1]) or match["name"].split()[-1].lower() in known.surnames:
            yield match.span("name")
    for match in _related().finditer(text):
        if not match["name"].isupper() and (_is_somebody(match["name"], known) or match["whose"]):
            yield match.span("name")
    for match in _amid().finditer(text):
        if known.is_first_name(match["name"]) and not match["name"].isupper():
            yield match.span("name")


def _listed(text: str, known: Known) -> Iterator[Span]:
    """ "Amrani, L.", "Abbink G H" and "Ooms, Huibrecht" at the start of a line or cell."""
    for match in _surname_first().finditer(text):
        first = match["first"]
        family = re.split(r"[\s,-]", match["name"])[0]
        if first is None or (
            (known.is_first_name(first) or (known.words and not known.is_plain(first) and not known.is_plain(family)))
            and not known.is_first_name(family)
        ):
            yield match.span("name")


def _labelled(text: str, known: Known) -> Iterator[Span]:
    """What stands behind "Naam:" or "Aanwezig:": every part between commas that can be a name."""
    for label in _label().finditer(text):
        start = label.end()
        line = re.match(r"[^\n;|.:]{0,300}(?:\.[^\n;|:]{0,300})?", text[start:])
        for part in re.finditer(r"(?:(?!\s(?:en|&)\s)[^,&+(])+(?:\([^)]*\))?", line[0] if line else ""):
            name = _whole_name().match(_before_label(part[0], text[start + part.end() : start + part.end() + 1]))
            if name and (_is_listed(name["name"], known) if name["name"].isupper() else _is_somebody(name["name"], known)):
                yield start + part.start() + name.start("name"), start + part.start() + name.end("name")


def _before_label(part: str, following: str) -> str:
    """Without the word that is the next label: "MARIA ROEPNAAM:"."""
    return part.rsplit(" ", 1)[0] if following == ":" and " " in part.strip() else part


def _is_listed(name: str, known: Known) -> bool:
    return any(word.lower() in known.first_names or word.lower() in known.surnames for word in re.split(r"[\s-]", name))


def _aged(text: str, known: Known) -> Iterator[Span]:
    """ "Daan (9)", "Amparo, 29,"."""
    for match in _age().finditer(text):
        if _is_somebody(match["name"], known):
            yield match.span("name")
    for match in _age_in_lower_case().finditer(text):
        if known.is_first_name(match["name"]) or (known.words and not known.is_plain(match["name"])):
            yield match.span("name")


def _acting(text: str, known: Known) -> Iterator[Span]:
    """A word with a capital that is in no dictionary, before what people do: "Shanaya zegt"; not "het Steunpunt"."""
    for match in _actor().finditer(text):
        spoken = match["says"] and known.is_first_name(match["name"])
        if known.words and (spoken or (not known.is_plain(match["name"]) and len(match["name"]) < _LONG)):
            yield match.span("name")


def _broken(text: str, known: Known) -> Iterator[Span]:
    """Names that the end of a line broke: "Abdul- wahid Noorzai"."""
    for match in _broken_name().finditer(text):
        whole = (match["left"] + match["right"]).lower()
        named = whole in known.first_names or whole in known.surnames or known.is_first_name(match["left"])
        if named or (whole not in known.words and (match["right"][0].isupper() or match["more"] or match["before"])):
            yield match.span()


def _initialled(text: str, known: Known) -> Iterator[Span]:
    for match in _initials_and_surname().finditer(text):
        name = match["name"]
        surname = name.rsplit(maxsplit=1)[-1] if " " in name else name
        numbered = re.match(r"[A-Z]\.\s\S+$", name) and known.is_plain(surname) and surname.lower() not in known.surnames
        if not (numbered or (name.isupper() and len(surname) > 1)):
            yield match.span("name")


def _is_somebody(name: str, known: Known) -> bool:
    """Whether the first word of the name is listed or in no dictionary."""
    first = re.split(r"[\s-]", name)[0]
    return known.is_first_name(first) or not known.is_plain(first) or bool(re.match(r"[A-Z]\.", name))


def _may_be(text: str, span: Span) -> bool:
    name = text[span[0] : span[1]]
    first = re.split(r"[\s.,]", name)[0].lower()
    alone = " " not in name.strip()
    last = name.rsplit(maxsplit=1)[-1].lower() if name.strip() else ""
    if not name.strip() or (first in words("never") and (alone or first not in words("particles"))):
        return False
    return not (len(last) > 6 and last.endswith(words("endings"))) and any(letter.isalpha() for letter in name)


@cache
def words(name: str) -> tuple[str, ...]:
    """A list from context.toml, longest first. Raises KeyError for a list that is not there."""
    lists: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(sorted(lists[name], key=len, reverse=True))


def _either(name: str) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words(name))


def _compiled(build: Callable[[], str]) -> Callable[[], re.Pattern[str]]:
    """A pattern that is built once, when first needed."""
    return cache(lambda: re.compile(build()))


def _surname(word: str = _CAPITAL) -> str:
    part = rf"(?:(?i:{_either('particles')})[\s-]|al-|el-)"
    return rf"(?:{part}{{0,2}}{word}(?:\s?-\s?{part}{{0,2}}{word})?)"


def _full() -> str:
    return rf"{_CAPITAL}(?:-{_CAPITAL})*(?:\s{_surname()}){{0,3}}"


_START = rf"(?<![{_LETTER}0-9])"
_END = rf"(?![{_LETTER}0-9])"


@_compiled
def _titled() -> str:
    name = rf"(?:{_INITIALS}{_END}(?:\s?{_surname()})?|{_surname(_MISREAD)}(?:\s(?!(?i:{_either('verbs')})\b){_surname(_MISREAD)}){{0,2}})"
    lower = rf"(?:(?:van\sder|van\sden|van\sde|ter|ten)\s[a-zà-ÿ]{{4,}})"
    return rf"{_START}(?i:{_either('titles')})\s(?P<name>{name}|{lower}){_END}"


@_compiled
def _titled_in_capitals() -> str:
    cues = "|".join(
        re.escape(word.upper()) for word in (*words("titles"), *(f"mijn {kin}" for kin in words("relatives")))
    )
    return rf"{_START}(?:{cues}|BIJ)\s(?P<name>(?:(?:VAN|DE|DEN|DER|TER|TEN)\s){{1,3}}[A-Z]{{3,}}|(?<!BIJ\s)[A-Z]{{3,}}){_END}"


@_compiled
def _named() -> str:
    lower = rf"(?<=naam\svan\s)(?:[a-z]\.\s)[a-z]{{4,}}|(?<=van\s)(?:van\sder|van\sde)\s[a-z]{{4,}}(?=\sde\s)"
    initials = rf"(?:[A-Z]\s|{_INITIALS}\s?)?"
    return rf"{_START}(?i:{_either('named')}):?\s[‘'“\"]?(?P<name>{initials}{_full()}|{lower}){_END}"


@_compiled
def _said_behind() -> str:
    said = r"(?:,\szo\s(?:heet|heten|noem)|\sheet(?:te)?\s(?:hij|zij|ze|ie)|[’'”\"]\snoem|\sis\smijn\snaam|,\smet\szo’?'?n\snaam)"
    return rf"{_START}(?P<name>{_full()})(?:\sen\s{_full()})?{said}"


@_compiled
def _chat() -> str:
    return rf"(?:^|\n)\[[^\]\n]{{5,30}}\]\s(?P<name>{_CAPITAL}){_END}(?=[^\n:]{{0,40}}:)"


@_compiled
def _closing() -> str:
    greeting = r"(?:\w+\s)?(?i:groet\w*|groetnis|liefs|kus|hoogachtend|mvg|tot\s\w+(?:\s\w+){0,2})"
    return rf"(?:^|[\n.!?]\s?){greeting},\s(?P<name>{_full()})(?=\s*(?:$|,))"


@_compiled
def _related() -> str:
    whose = r"(?P<whose>(?i:mijn|haar|zijn|onze|ons|jouw|hun|diens|z'n|m'n|mn|zn)\s(?:\w+\s)?)?"
    return rf"{_START}{whose}(?i:{_either('relatives')})\s(?P<name>{_full()}){_END}"


@_compiled
def _surname_first() -> str:
    family = rf"{_surname()}(?:\s{_surname()}){{0,2}}"
    first = rf"(?P<first>{_CAPITAL}(?:-{_CAPITAL})?)(?:\s[A-Z]\.)?"
    comma = rf"{family},\s(?:{_INITIALS}|{first}(?=\s|$|\s?[|(;]))"
    spaced = rf"{family}(?:\s[A-Z]){{1,4}}(?=\s?(?:\||$|[(;]))"
    start = r"(?:^|(?<=[|\n;]\s)|(?<=^[+~*-]\s)|(?<=\n[+~*-]\s)|(?<=[|\n;]))"
    return rf"{start}(?P<name>{comma}|{spaced})"


@_compiled
def _label() -> str:
    return rf"{_START}(?i:{_either('labels')})(?:\s[a-z.]{{1,5}}){{0,2}}:\s?"


@_compiled
def _signed_off() -> str:
    return rf"{_START}(?i:paraaf|gecontroleerd|gezien|akkoord)(?:\sdoor)?:?\s(?P<name>[A-Z][a-z]{{0,2}}[A-Z]){_END}"


@_compiled
def _beside_identifier() -> str:
    """A name before a telephone number or date of birth, which are placeholders of 10 and 15 signs here."""
    between = r"(?:\s?[(–|-]\s?(?:tel\.\s)?)"
    return rf"(?:^|(?<=\s)|(?<=[|;(]))(?P<name>(?:(?i:de|van|van\sde|van\sder)\s)?{_full()}){between}(?:￼{{10}}|￼{{15}})(?!￼)"


@_compiled
def _amid() -> str:
    before = r"(?:(?<=\smet\s)|(?<=\saan\s)|(?<=\sdoor\s)|(?<=\svoor\s)|(?<=groeten\s)|(?<=dankzij\s)|(?<=bel\s))"
    return rf"{before}(?P<name>{_CAPITAL}){_END}(?!\s[A-Z])"


@_compiled
def _age_in_lower_case() -> str:
    units = "uur|euro|keer|weken|dagen|maanden|procent|km|van|op|te|cent|meter|jaar\\sgeleden"
    return rf"{_START}(?<!het\s)(?<!de\s)(?P<name>[a-zà-ÿ]{{3,}})\sis\s(?:pas\s|nu\s)?\d{{1,2}}{_END}(?![.,:]\d|\s(?:{units}))"


@_compiled
def _whole_name() -> str:
    capitals = r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]+\s?){1,4}"
    name = rf"(?:{_INITIALS}\s?)?{_full()}(?:\s[A-Z]\.)?|{capitals}|{_INITIALS}(?:\s?{_surname()})?"
    return rf"\s*(?P<name>{name})(?=\s*(?:$|[(.]|\s[A-Z]{{2,}}:|\s\w+:|\s(?:van|en|op|verkoop|met)\s))"


@_compiled
def _age() -> str:
    return rf"{_START}(?P<name>{_full()}(?:\s[A-Z]\.)?)(?:\s\(\d{{1,2}}(?:\sjaar)?[,)]|,\s\d{{1,2}}(?:\sjaar)?(?=[,.]\s[A-Za-z]))"


@_compiled
def _actor() -> str:
    before = "".join(rf"(?<!\b{word}\s)" for word in _NOT_BEFORE)
    says = r"(?P<says>zegt|zei|vertelt|vertelde|knikt|lacht|antwoordt)"
    return rf"{_START}{before}(?P<name>{_CAPITAL}(?:-{_CAPITAL})?(?:\s[A-Z]\.)?)\s(?:{says}|{_either('verbs')}){_END}"


@_compiled
def _broken_name() -> str:
    capital = r"[A-ZÀ-Þ][a-zà-ÿ]+"
    more = rf"(?P<more>(?:\s(?:{_either('particles')}))*\s{capital}(?:-\s[a-zà-ÿ]+)?)?"
    before = rf"(?P<before>{capital}\s(?:(?:{_either('particles')})\s)*)?"
    return rf"{_START}{before}(?P<left>{capital})-\s(?!en\b|of\b)(?P<right>{capital}|[a-zà-ÿ]+){more}{_END}"


@_compiled
def _initials_and_surname() -> str:
    called = rf"(?:\({_CAPITAL}\)\s)?"
    return rf"{_START}(?P<name>{_INITIALS}\s?{called}(?:{_surname(_MISREAD)})(?:\s{_surname()})?|(?<=tnv\s)[A-Z]\s{_CAPITAL}){_END}"


@_compiled
def _beside() -> str:
    return rf"(?:,\s(?:en\s)?|\s(?:en|&|\+)\s|(?<=\s)|^)(?P<name>{_CAPITAL}(?:-{_CAPITAL})?(?:\s{_surname()})?){_END}"
