"""Earlier messages under a mail: where each begins, and its signs of quotation taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.characters import PATTERNS, one_line

EARLIER = "Eerder bericht"
ANSWER = "Antwoord"
_FROM = re.compile(PATTERNS["mail_from"], re.IGNORECASE)
_DATE = re.compile(PATTERNS["mail_date"], re.IGNORECASE)
_OTHER = re.compile(PATTERNS["mail_other"], re.IGNORECASE)
_SUBJECT = re.compile(PATTERNS["mail_subject"], re.IGNORECASE)
_PREFIX = re.compile(PATTERNS["mail_prefix"], re.IGNORECASE)
_QUOTE = re.compile(PATTERNS["mail_quote"], re.IGNORECASE)
_SIGN = re.compile(r"^\s*(?:>\s?)+")
_MOST_HEADER_LINES = 10
_LONGEST_LINE = 400


def marked_off(lines: Sequence[str]) -> Iterator[tuple[int | None, str]]:
    """The lines of a mail with their number, and without number a heading for the lines above each earlier message.

    'Van: … Verzonden: … Onderwerp: Cijfers' → 'Eerder bericht: Cijfers'; '> ja' → 'ja'. Where the writer answers
    under a quotation, 'Antwoord' stands between.
    """
    index, was_quoted = 0, False
    while index < len(lines):
        line = _SIGN.sub("", lines[index])
        quoted = line != lines[index]
        size, subject = _header([_SIGN.sub("", one) for one in lines[index : index + _MOST_HEADER_LINES]])
        if size:
            yield None, f"{EARLIER}: {subject}" if subject else EARLIER
            index, was_quoted = index + size, True
            continue
        if line.strip() and quoted != was_quoted and (quoted or _holds_signs(lines[:index])):
            yield None, EARLIER if quoted else ANSWER
            was_quoted = quoted
        yield index, line
        index += 1


def _holds_signs(lines: Sequence[str]) -> bool:
    """Whether the last line with text above is quoted by a sign, so that a line without one is the writer's again."""
    last = next((line for line in reversed(lines) if line.strip()), "")
    return bool(_SIGN.match(last))


def _header(lines: Sequence[str]) -> tuple[int, str]:
    """How many lines at the start are the header of an earlier message, and its subject."""
    for size in (1, 2):  # the line 'Op … schreef …:' is often wrapped
        if _QUOTE.match(one_line(" ".join(lines[:size]))[:_LONGEST_LINE]):
            blank = size < len(lines) and not lines[size].strip()
            labelled, subject = _labelled(lines[size + blank :])
            return size + (blank + labelled if labelled else 0), subject
    return _labelled(lines) if _FROM.match(one_line(lines[0])) else (0, "")


def _labelled(lines: Sequence[str]) -> tuple[int, str]:
    """As `_header`, for labelled lines: there must be one with the date."""
    size, subject, dated = 0, "", False
    for number, line in enumerate(lines, start=1):
        text = one_line(line)
        about = _SUBJECT.match(text)
        dated = dated or bool(_DATE.match(text))
        if about:
            subject = _PREFIX.sub("", about["subject"]).strip(" *")
        if about or _FROM.match(text) or _DATE.match(text) or _OTHER.match(text):
            size = number
        elif size < number - 1 or not (text and _goes_on(line)):
            break
    return (size, subject) if dated else (0, "")


def _goes_on(line: str) -> bool:
    """A second line of a label: more addressees."""
    return line.startswith((" ", "\t")) or "@" in line
