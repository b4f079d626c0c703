"""The entry in the Dutch algorithm register, and the row in the register of processing activities."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator

from pipeline.papers.facts import Facts
from pipeline.papers.filling import Form
from pipeline.papers.organisation import OrganisationError
from pipeline.papers.writing import FOLDER, filled
from pipeline.wording_papers import NOT_ACCEPTED

FIELDS = FOLDER / "algorithm_register.toml"
SCHEMA = FOLDER / "algorithm_register.schema.json"
PROCESSING = FOLDER / "processing_register.toml"
_LISTED = {"lawful_basis_grouping": "law.links", "impacttoetsen_grouping": "assessments.done"}
_WHERE = {
    "name": "models/papers/algorithm_register.toml", "organization": "organisation.name",
    "contact_email": "organisation.contact", "website": "organisation.website", "impacttoetsen": "assessments.note",
    "lawful_basis": "law.process", "lawful_basis_grouping": "law.links", "impacttoetsen_grouping": "assessments.done",
    "proportionality": "register.considerations", "publiccode": "register.public_code",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the register: its key and Dutch name in the standard, and what is said of this program."""

    key: str
    title: str
    text: str
    required: bool


def entry(facts: Facts, form: Form) -> dict[str, Any]:
    """The entry as the standard has it; fields that nobody filled in are left out, so that none is made up.

    Raises OrganisationError for what the standard does not take, such as a text that is too long.
    """
    found = {key: value for key, value in _texts(facts, form).items() if value and "[nog invullen" not in value}
    made: dict[str, Any] = {**found, "category": tomllib.loads(FIELDS.read_text(encoding="utf-8"))["category"]}
    for key, where in _LISTED.items():
        links = form.links(where)
        if links:
            made[key] = [{"title": one.title, **({"link": one.link} if one.link else {})} for one in links]
    _hold_to_standard(made)
    return {key: made[key] for key in _schema()["properties"] if key in made}


def fields(facts: Facts, form: Form) -> list[Field]:
    """The fields for people, in the order of the standard; with marks where something must be filled in."""
    made, texts = entry(facts, form), _texts(facts, form)
    standard = _schema()
    shown = {key: texts.get(key) or _shown(made.get(key, "")) for key in standard["properties"]}
    return [
        Field(key, one["title"], shown[key], key in standard["required"])
        for key, one in standard["properties"].items()
        if shown[key]
    ]


def as_json(made: dict[str, Any]) -> bytes:
    """An entry as the register takes it in."""
    return (json.dumps(made, indent=1, ensure_ascii=False) + "\n").encode()


def processing(facts: Facts, form: Form) -> list[Field]:
    """The columns of the register of processing activities (GDPR, art. 30(1)(a)-(g)) with what belongs in each."""
    listed = tomllib.loads(PROCESSING.read_text(encoding="utf-8"))["column"]
    return [Field(one["article"], one["title"], filled(one["text"], facts, form), True) for one in listed]


def as_csv(columns: list[Field]) -> bytes:
    """One row under its headings, for a spreadsheet: semicolons and UTF-8 with a mark, as Dutch Excel reads it."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow([f"{one.title} (art. 30 lid 1 {one.key})" if one.key else one.title for one in columns])
    writer.writerow([_plain(one.text) for one in columns])
    return file.getvalue().encode("utf-8-sig")


def _texts(facts: Facts, form: Form) -> dict[str, str]:
    listed = tomllib.loads(FIELDS.read_text(encoding="utf-8"))["field"]
    return {key: filled(text, facts, form) for key, text in listed.items()}


def _hold_to_standard(made: dict[str, Any]) -> None:
    """What is absent is a gap, which is told elsewhere; anything else that is wrong stops."""
    for error in Draft202012Validator(_schema()).iter_errors(made):
        if error.validator != "required" or error.absolute_path:
            key = str(error.absolute_path[0]) if error.absolute_path else ""
            where = _WHERE.get(key, f"register.{key}")
            raise OrganisationError(NOT_ACCEPTED.format(field=key, problem=_problem(error), where=where))


def _problem(error: Any) -> str:  # noqa: ANN401 - jsonschema's errors, of which types are not declared
    if error.validator == "maxLength":
        return f"het is {len(error.instance)} tekens lang, en er mogen er {error.validator_value} zijn"
    if error.validator == "enum":
        return f"‘{error.instance}’ kan niet; kies uit: {', '.join(error.validator_value)}"
    return f"‘{error.instance}’ heeft niet de goede vorm"


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(one if isinstance(one, str) else " ".join(one.values()) for one in value)
    return str(value)


def _plain(text: str) -> str:
    return " ".join(line.removeprefix("- ").strip() for line in text.splitlines() if line.strip())


def _schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found
