"""The notation in which a person wrote down what each sample holds, turned into JSON.

The top lines are `key: value`. `[Section]` opens a section, `[?]` one that is not checked, `[]` none. A row is
`label (subtotal) | measure planned realised @Q1 circa | measure ...`, with `-` for no value. Stories are
`story: consent | title`.
"""

from __future__ import annotations

from typing import Any

QUARTERS = {
    "Q1": ("2025-01-01", "2025-03-31"),
    "Q2": ("2025-04-01", "2025-06-30"),
    "Q3": ("2025-07-01", "2025-09-30"),
    "Q4": ("2025-10-01", "2025-12-31"),
}
QUALIFIERS = ("circa", "not_applicable")
HEAD = ("status", "kind", "organisation", "programme", "grant_number")


def expectation(text: str) -> dict[str, Any]:
    """What a careful reader finds in one sample; see README.md for the meaning of the keys."""
    wanted: dict[str, Any] = dict.fromkeys(HEAD)
    wanted |= {"period": {"start": None, "end": None}, "activities": [], "stories": [], "issues": []}
    section: str | None = "?"
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            section = line.strip("[]") or None
        elif " | " in line and not line.startswith("story:"):
            wanted["activities"] += _row(line, section)
        else:
            _head(wanted, *line.split(": ", 1))
    return wanted


def _head(wanted: dict[str, Any], key: str, value: str) -> None:
    if key == "period":
        wanted["period"] = _period(value)
    elif key == "issues":
        wanted["issues"] = value.split()
    elif key == "story":
        consent, title = (part.strip() for part in value.split("|"))
        wanted["stories"].append({"title": title or None, "consent": consent})
    elif key in HEAD:
        wanted[key] = value
    else:
        raise ValueError(f"unknown key {key}; choose from {', '.join(HEAD)}, period, issues, story")


def _row(line: str, section: str | None) -> list[dict[str, Any]]:
    label, *figures = (part.strip() for part in line.split(" | "))
    kind = "data"
    for word in ("subtotal", "total"):
        if label.endswith(f" ({word})"):
            label, kind = label.removesuffix(f" ({word})"), word
    return [_item(label, kind, section, figure.split()) for figure in figures]


def _item(label: str, kind: str, section: str | None, figure: list[str]) -> dict[str, Any]:
    measure, planned, realised, *more = figure
    item: dict[str, Any] = {"activity": label}
    if section != "?" and kind != "total":
        item["section"] = section
    item |= {"measure": measure, "planned": _number(planned), "realised": _number(realised), "row_kind": kind}
    for word in more:
        if word in QUALIFIERS:
            item["qualifier"] = word
        else:
            item["period"] = _period(word.removeprefix("@"))
    return item


def _number(text: str) -> float | None:
    return None if text == "-" else float(text)


def _period(text: str) -> dict[str, str]:
    start, end = QUARTERS.get(text) or text.split("..")
    return {"start": start, "end": end}
