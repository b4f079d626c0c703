"""What the recipes share: where files go, how an expectation is written, and files that come out the same each time."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[1]
DOCUMENTS = HERE / "documents"
EXPECTED = HERE / "expected"
MADE = datetime(2025, 3, 3, 9, 30)
_NO = object()
Value = float | int | None


def year(number: int) -> dict[str, str]:
    return {"start": f"{number}-01-01", "end": f"{number}-12-31"}


def item(
    activity: str | None,
    measure: str | None,
    planned: Value,
    realised: Value,
    kind: str | None = "data",
    *,
    section: str | None = None,
    period: object = _NO,
    qualifier: str | None = None,
) -> dict[str, Any]:
    """One expected item; a key that is None is left out, except the two values. period=None: not checked."""
    made: dict[str, Any] = {"activity": activity, "section": section, "measure": measure, "row_kind": kind}
    made = {key: value for key, value in made.items() if value is not None}
    made |= {"planned": _float(planned), "realised": _float(realised)}
    if period is not _NO:
        made["period"] = period
    return made | ({"qualifier": qualifier} if qualifier else {})


def _float(value: Value) -> float | None:
    return None if value is None else float(value)


def expect(name: str, **keys: Any) -> None:
    """Write the expectation beside the document."""
    whole = {"status": "ok", "stories": [], "issues": []} | keys
    order = ("status", "kind", "organisation", "programme", "grant_number", "period", "activities", "optional")
    whole = {key: whole[key] for key in (*order, "stories", "issues") if key in whole}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    (EXPECTED / f"{name}.json").write_text(text, "utf-8")


def dutch(value: Value, digits: int | None = None) -> str:
    """1234.5 as 1.234,5."""
    if value is None:
        return ""
    wanted = digits if digits is not None else (0 if value == int(value) else len(str(value).split(".")[1]))
    return f"{value:,.{wanted}f}".replace(",", "#").replace(".", ",").replace("#", ".")


def put_zip(name: str, data: bytes) -> None:
    """Write a zipped office file with one fixed time in its entries."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            entry = zipfile.ZipInfo(info.filename, (2025, 3, 3, 9, 30, 0))
            entry.compress_type = info.compress_type
            target.writestr(entry, source.read(info.filename))
    (DOCUMENTS / name).write_bytes(out.getvalue())


def put_docx(name: str, document: Any, author: str, title: str) -> None:
    properties = document.core_properties
    properties.author, properties.title, properties.last_modified_by = author, title, author
    properties.created = properties.modified = MADE
    properties.revision, properties.comments = 7, ""
    out = BytesIO()
    document.save(out)
    put_zip(name, out.getvalue())
