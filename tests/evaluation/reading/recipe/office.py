"""An office file turned into another kind by LibreOffice, as organisations make theirs, with the date fixed afterwards."""

from __future__ import annotations

import re
import subprocess
import tempfile
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def saved(document: Any, author: str, title: str, made: datetime) -> bytes:
    """A python-docx document as bytes, with its properties filled in."""
    properties = document.core_properties
    properties.author, properties.title, properties.last_modified_by = author, title, author
    properties.created = properties.modified = made
    properties.revision, properties.comments = 4, ""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def converted(data: bytes, source: str, target: str) -> bytes:
    """The same document as another kind, for example from 'docx' to 'pdf'."""
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / f"stuk.{source}"
        first.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", folder, str(first)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return first.with_suffix(f".{target}").read_bytes()


def dated(pdf: bytes, made: datetime) -> bytes:
    """A pdf with a fixed date and identifier, of the same length, so that its offsets stay right."""
    stamp = made.strftime("%Y%m%d%H%M%S").encode()
    pdf = re.sub(rb"(/CreationDate\s*\(D:)\d{14}", rb"\g<1>" + stamp, pdf)
    pdf = re.sub(rb"(<)[0-9A-F]{32}(>)", rb"\g<1>" + b"0" * 32 + rb"\g<2>", pdf)
    return re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", rb"\g<1>" + b"0" * 32, pdf)


def settled(data: bytes) -> bytes:
    """An OpenDocument file without the random number that LibreOffice draws each time."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            part = source.read(info)
            if info.filename == "settings.xml":
                part = re.sub(rb'("Rsid(?:Root)?" config:type="int">)\d+', rb"\g<1>1", part)
            target.writestr(info, part)
    return out.getvalue()


def shade(cell: Any, colour: str) -> None:
    """Fill a Word table cell."""
    fill = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        fill.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(fill)


def page_number(paragraph: Any) -> None:
    """A page field, as Word writes it."""
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def repeat_header(row: Any) -> None:
    """Repeat this row at the top of each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def widths(table: Any, sizes: tuple[Any, ...]) -> None:
    """Fixed column widths, on every cell as Word wants them."""
    table.autofit = False
    for row in table.rows:
        for cell, size in zip(row.cells, sizes, strict=False):
            cell.width = size
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = size
