"""Mail as it travels (.eml), and pages saved as one file (.mht): both are MIME."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from datetime import datetime
from email import errors, policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from pipeline.ingest.characters import one_line
from pipeline.ingest.delimited import decoded_anyhow
from pipeline.ingest.mail import Attachment, Mail
from pipeline.issues import Unreadable, issue

if TYPE_CHECKING:
    from pipeline.ingest.draft import Draft

_FAULTS = (errors.MessageError, ValueError, LookupError, AttributeError, TypeError, OverflowError, RecursionError)
"""What the library raises over headers and parts that keep to no rule."""
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
_NO_FILES = (
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/calendar",
    "text/vcard", "text/x-vcard", "message/delivery-status", "text/rfc822-headers",
)  # fmt: skip
_ORNAMENT = re.compile(
    r"^(?:image\d{3}|outlook-|logo|banner|facebook|linkedin|instagram|twitter|youtube)", re.IGNORECASE
)
_LARGEST_ORNAMENT = 40_000


def parse_eml(data: bytes) -> Mail:
    """A mail with its attachments. Raises Unreadable (corrupt, encrypted)."""
    message = _parsed(data)
    if message.get_content_type() in _SEALED:
        raise Unreadable(issue("encrypted", "ingest"))
    leaves = list(_leaves(message))
    bodies = [part for part in leaves if _kind(part) in ("text/plain", "text/html") and not _is_file(part)]
    texts = [_text(part) for part in bodies if _kind(part) == "text/plain"]
    pages = [_text(part) for part in bodies if _kind(part) == "text/html"]
    files = [part for part in leaves if part not in bodies and part.get_content_type() not in _NO_FILES]
    return Mail(
        subject=_header(message, "subject"),
        sender=_sender(message),
        organisation=_header(message, "organization"),
        date=_date(message),
        text="\n\n".join(texts),
        html="\n".join(pages),
        attachments=tuple(_attachment(part, "\n".join(pages)) for part in files),
    )


def as_eml(mail: Mail) -> bytes:
    """A mail written out with its attachments; the same mail gives the same bytes."""
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = one_line(mail.subject)
    message["Organization"] = one_line(mail.organisation)
    message["X-Sender-Name"] = one_line(mail.sender)
    if mail.date:
        message["Date"] = datetime.fromisoformat(mail.date)
    message.set_content(_writable(mail.text))
    if mail.html:
        message.add_alternative(_writable(mail.html), subtype="html")
    for file in mail.attachments:
        message.add_attachment(file.data or b"", "application", "octet-stream", filename=one_line(file.filename))
    digest = sha256(_writable(mail.subject + mail.text + mail.html).encode()).hexdigest()[:24]
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"verhaal-{digest}-{number}")
    return message.as_bytes()


def read_mht(data: bytes, draft: Draft) -> None:
    """Fill the draft from a page saved as one file; a workbook saved so has a page for each sheet.

    Raises Unreadable (corrupt, no_content).
    """
    from pipeline.ingest.html import is_excel, read_page

    for part in _leaves(_parsed(data)):
        if part.get_content_type() == "text/html":
            text = _text(part)
            read_page(text, draft, is_sheet=is_excel(text))


def is_saved_page(data: bytes) -> bool:
    """Whether a file with the header lines of a mail is a web page saved as one file."""
    message = _parsed(data)
    kinds = ("multipart/related", "text/html")
    return message.get_content_type() in kinds and _header(message, "from") in ("", "<Saved by Blink>")


def _parsed(data: bytes) -> EmailMessage:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    except _FAULTS as error:
        raise Unreadable(issue("corrupt", "ingest")) from error
    assert isinstance(message, EmailMessage)
    return message


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something; a mail in the mail is one part."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        content = part.get_payload()
        if isinstance(content, list) and part.get_content_maintype() != "message":
            waiting[:0] = [child for child in content if isinstance(child, Message)]
        else:
            yield part


def _kind(part: Message) -> str:
    """What a part holds; one that is said to have parts but has none holds text."""
    return "text/plain" if part.get_content_maintype() == "multipart" else part.get_content_type()


def _is_file(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except _FAULTS:
        return False


def _text(part: Message) -> str:
    content = _bytes(part) or b""
    try:
        text = content.decode(part.get_content_charset() or "utf-8")
    except _FAULTS:
        text = decoded_anyhow(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    try:
        return _unflowed(text) if part.get_param("format") == "flowed" else text
    except _FAULTS:
        return text


def _unflowed(text: str) -> str:
    """A space at the end of a line says that the paragraph goes on (RFC 3676); '-- ' opens a signature."""
    return re.sub(r"(?m)(?<!^--) \n(?!>|-- $|\n)", " ", text)


def _bytes(part: Message) -> bytes | None:
    try:
        if part.get_content_maintype() == "message":
            inner = part.get_payload(0)
            return inner.as_bytes() if isinstance(inner, Message) else None
        content = part.get_payload(decode=True)
    except _FAULTS:
        return None
    return content if isinstance(content, bytes) else None


def _attachment(part: Message, page: str) -> Attachment:
    content = _bytes(part)
    name = _filename(part)
    is_picture = part.get_content_maintype() == "image"
    return Attachment(name, content, is_picture and is_ornament(name, content, _header(part, "content-id"), page))


def is_ornament(name: str, content: bytes | None, content_id: str, page: str) -> bool:
    """Whether a picture belongs to the text of the mail or its signature, rather than being sent as a file."""
    placed = content_id.strip("<> ")
    small = len(content or b"") < _LARGEST_ORNAMENT and bool(_ORNAMENT.match(name))
    return small or (bool(placed) and f"cid:{placed}" in page)


def _filename(part: Message) -> str:
    try:
        name = one_line(part.get_filename() or "")
    except _FAULTS:
        name = ""
    if name:
        return name
    if part.get_content_maintype() == "message":
        inner = part.get_payload(0)
        return (_header(inner, "subject") if isinstance(inner, Message) else "") + ".eml"
    return "bijlage" + (mimetypes.guess_extension(part.get_content_type()) or "")


def _header(message: Message, name: str) -> str:
    try:
        return one_line(str(message.get(name) or ""))
    except _FAULTS:
        return ""


def _sender(message: EmailMessage) -> str:
    """The name of the sender, else the address."""
    try:
        addresses = message["from"].addresses if message["from"] else ()
        if addresses:
            return one_line(addresses[0].display_name or addresses[0].addr_spec)
    except _FAULTS:
        pass
    return _header(message, "x-sender-name")


def _date(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["date"] or "")).date().isoformat()
    except _FAULTS:
        return ""


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
