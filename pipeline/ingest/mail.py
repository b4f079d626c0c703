"""What a mail is, free of how it was saved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a mail; `data` is None where it could not be taken out.

    `shown_inside` says that it is a picture in the text or signature, not a file that was sent along.
    """

    filename: str
    data: bytes | None
    shown_inside: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail: `text` and `html` are two forms of the same body, `date` is ISO 8601; empty where it has none."""

    subject: str
    sender: str
    organisation: str
    date: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()
