"""Where a name begins and ends: without the role in front and the place behind, with the parts that were left out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.privacy.known import Known
from pipeline.privacy.occurrence import Occurrence
from pipeline.privacy.patterns import words

_CAPITAL = r"[A-ZÀ-ÞĀ-Ž][\wÀ-ɏ]*"
_FROM = re.compile(r"\s(?:van|uit|te|bij)(?:\s(?:de|het|der))?\s(?P<where>[A-Z]\S*(?:\s\S+)*)$|\svan$")
_MORE = re.compile(
    rf"\s?['‘\"][^'’\"\n]{{2,20}}['’\"](?:\s(?:van|van\sder|van\sden|van\sde|de)\s{_CAPITAL})?"
    rf"|\s(?:fan(?:\sder)?|tot|de\slos|de\sla|v\.?d\.?|v/d)\s{_CAPITAL}|\s(?:al|el)-{_CAPITAL}|-{_CAPITAL}"
    rf"|\sv\.\s[A-Z]\.|\s[sj]r\.|\sde\s{_CAPITAL}(?=\s[a-z])"
)
_NICKNAME = re.compile(r"(?<![A-Za-zÀ-ɏ])(?:Oma|Opa|Tante|Oom|Ome|Ma)\s$")


def trimmed(one: Occurrence, known: Known) -> Occurrence:
    """Without "Pleegoma" or "das" in front, and without "van Polen" behind a first name."""
    text, start, end = one.text, one.start, one.end
    while (role := _role().match(text[start:end])) and role.end() < end - start:
        start += role.end()
    origin = _FROM.search(text[start:end])
    first = text[start : start + origin.start()] if origin else ""
    if (
        origin
        and " " not in first
        and "." not in first
        and not _is_surname(origin["where"], known, origin[0].split()[0])
    ):
        end = start + origin.start()
    return one if (start, end) == (one.start, one.end) else Occurrence(text, start, end, text[start:end])


def grown(one: Occurrence) -> Occurrence:
    """With a nickname's "Tante" in front, and a second half behind: "Henk-Willem", "Rima al-Khalil"."""
    before = _NICKNAME.search(one.text[: one.start])
    after = _MORE.match(one.text, one.end)
    start, end = before.start() if before else one.start, after.end() if after else one.end
    return replace(one, start=start, end=end, name=one.name + (after[0] if after else ""))


def _is_surname(where: str | None, known: Known, behind: str = "van") -> bool:
    """Whether "van Dijk" can be a surname: listed, or neither a word nor a place."""
    if where is None:
        return False
    last = re.split(r"[\s-]", where)[-1].strip(".,")
    odd = last[1:] != last[1:].lower()
    if where.lower() in known.nobody or (last.lower() not in known.places and known.is_plain(last) and behind == "te"):
        return behind == "te"
    return len(last) == 1 or last.lower() in known.surnames or not (known.is_plain(last) or odd)


@cache
def _role() -> re.Pattern[str]:
    roles = "|".join(re.escape(word) for word in sorted({*words("titles"), *words("relatives")}, key=len, reverse=True))
    nickname = "oma|opa|tante|oom|ome"
    return re.compile(
        rf"(?:(?!(?:{nickname})\s)(?i:{roles}|das|pan|nieuwkomers|mevr0uw|abla|si)|[a-zà-ÿ]{{4,}}\.?)\s+(?=[A-ZÀ-Þ0-9])"
    )
