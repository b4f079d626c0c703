"""A mail as blocks: its subject, what its writer says, then the earlier messages under it, marked off by a heading.

Attachments are files of their own: `containers` hands them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.documents import Block, Grid
from pipeline.ingest.characters import PATTERNS, one_line, plain
from pipeline.ingest.draft import Draft
from pipeline.ingest.html import read_page
from pipeline.ingest.limits import Limits
from pipeline.ingest.mail import Mail
from pipeline.ingest.quotes import EARLIER, marked_off
from pipeline.ingest.text import read_lines

_GREETING = re.compile(PATTERNS["mail_greeting"], re.IGNORECASE)
_CLOSING = re.compile(PATTERNS["mail_closing"], re.IGNORECASE)
_ORGANISATION = re.compile(PATTERNS["mail_organisation"])
_COUNT = re.compile(r"^\D{3,60}[:\s]\s*€?\s*\d[\d.,]*\s*(?:uur|uren|%|euro|personen|deelnemers)?$")
_LONGEST_NAME = 80
_FEWEST_WORDS = 40
_FEWEST_COUNTS = 2


def read_eml(data: bytes, draft: Draft) -> None:
    """Fill the draft from a mail in the form of the internet. Raises Unreadable (corrupt, encrypted)."""
    from pipeline.ingest.internet_mail import parse_eml

    _read(parse_eml(data), draft)


def read_msg(data: bytes, draft: Draft) -> None:
    """Fill the draft from a mail that Outlook saved. Raises Unreadable (corrupt)."""
    from pipeline.ingest.outlook import parse_msg

    _read(parse_msg(data), draft)


def says_something(mail: Mail, limits: Limits) -> bool:
    """Whether a body holds more than a note with its attachments: a table, figures, or some forty words."""
    draft = Draft(limits)
    _add_body(mail, draft)
    lines = list(_told(part.text for part in draft.parts if isinstance(part, Block)))
    counts = sum(bool(_COUNT.match(line)) for line in lines)
    has_grid = any(isinstance(part, Grid) for part in draft.parts)
    return has_grid or counts >= _FEWEST_COUNTS or sum(len(line.split()) for line in lines) >= _FEWEST_WORDS


def _read(mail: Mail, draft: Draft) -> None:
    draft.add_block("heading", mail.subject, 1)
    subject = len(draft.parts)
    _add_body(mail, draft)
    if len(draft.parts) == subject:
        draft.parts.clear()
    own = [part.text for part in draft.parts if isinstance(part, Block)]
    said = {
        "title": mail.subject,
        "author": mail.sender,
        "company": mail.organisation or _signed_organisation(own),
        "date": mail.date,
    }
    draft.properties.update({name: text for name, text in said.items() if text})


def _add_body(mail: Mail, draft: Draft) -> None:
    """The plain form is what the writer wrote; the other is better where it holds a table, or much more."""
    page = Draft(draft.limits)
    if mail.html.strip():
        read_page(mail.html, page)
    words = sum(len(part.text.split()) for part in page.parts if isinstance(part, Block))
    is_richer = any(isinstance(part, Grid) for part in page.parts) or words > 2 * len(mail.text.split())
    if page.parts and is_richer:
        _add_page(page, draft)
    else:
        lines = marked_off(plain(mail.text).split("\n"))
        written = [[line] if number is not None else ["", f"## {line}", ""] for number, line in lines]
        read_lines([line for group in written for line in group], draft)


def _add_page(page: Draft, draft: Draft) -> None:
    """Headings that an earlier message gave are marked off as in plain text; grids keep their place."""
    waiting: list[Block] = []
    for part in [*page.parts, None]:
        if isinstance(part, Block):
            waiting.append(part)
            continue
        _add_blocks(waiting, draft)
        waiting = []
        if part is not None:
            draft.add_grid(part.rows)


def _add_blocks(blocks: Sequence[Block], draft: Draft) -> None:
    for number, line in marked_off([block.text for block in blocks]):
        if number is None:
            draft.add_block("heading", line, 2)
        else:
            draft.add_block(blocks[number].kind, line, blocks[number].level)


def _told(lines: Iterator[str]) -> Iterator[str]:
    """What lines of a mail say, without greeting, closing and signature, headings of earlier messages included."""
    closed = False
    for line in lines:
        text = one_line(line)
        closed = (closed and not text.startswith(EARLIER)) or bool(_CLOSING.match(text))
        if not closed and not _GREETING.match(text):
            yield text


def _signed_organisation(lines: Sequence[str]) -> str:
    """The organisation in the signature under the writer's own message."""
    signature: list[str] | None = None
    for line in lines:
        if line.startswith(EARLIER):
            break
        if _CLOSING.match(line):
            signature = []
        elif signature is not None:
            signature.append(line)
    named = (part.strip() for line in signature or () for part in re.split(r"\s[|•·]\s|\t", line))
    return next((part for part in named if len(part) < _LONGEST_NAME and _ORGANISATION.search(part)), "")
