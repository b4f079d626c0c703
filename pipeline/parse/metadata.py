"""What a document says about itself: organisation, programme, grant number, period, amount; how sure, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.documents import Document
from pipeline.guidance import Organisation
from pipeline.issues import Issue, issue
from pipeline.parse.candidates import Candidate
from pipeline.parse.cover import cover_names
from pipeline.parse.facts import labelled_facts
from pipeline.parse.grants import amounts, grant_numbers
from pipeline.parse.organisations import organisation_candidates
from pipeline.parse.programmes import programme_candidates
from pipeline.parse.register import Match, with_register
from pipeline.parse.reporting import period_candidates
from pipeline.periods import Period

_SURE = 0.6
"""Below this a person is asked to look: on the cases in tests/parse it parts right from wrong best."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The facts about a document; None where it does not say. `candidates` has for each field what it could be."""

    organisation: str | None = None
    programme: str | None = None
    grant_number: str | None = None
    period: Period | None = None
    amount: float | None = None
    candidates: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()


def read_metadata(document: Document, register: Sequence[Organisation] = ()) -> Metadata:
    """The facts about a document, each the surest of its candidates; issues for what is missing or unsure.

    An organisation that the register surely knows goes under the register's name.
    """
    labelled = labelled_facts(document)
    names = cover_names(document)
    organisations, matches = with_register(document, organisation_candidates(document, labelled, names), register)
    organisation = str(organisations[0].value) if organisations else None
    found: dict[str, Sequence[Candidate]] = {
        "organisation": organisations,
        "programme": programme_candidates(document, labelled, names, organisation),
        "grant_number": grant_numbers(document, labelled),
        "period": period_candidates(document, labelled),
        "amount": amounts(document, labelled),
    }
    first = {name: candidates[0].value for name, candidates in found.items() if candidates}
    candidates = {name: tuple(listed) for name, listed in found.items()}
    issues = (*_organisation_issues(organisations, matches, register), *_period_issues(found["period"]))
    return Metadata(**first, candidates=candidates, issues=issues)  # type: ignore[arg-type]


def _organisation_issues(
    candidates: Sequence[Candidate], matches: Sequence[Match], register: Sequence[Organisation]
) -> list[Issue]:
    if not candidates:
        return [issue("no_organisation", "parse")]
    first = candidates[0]
    known = {organisation.name for organisation in register}
    found = []
    if first.confidence < _SURE:
        others = [str(other.value) for other in candidates[1:] if other.value in known]
        named = f": {' of '.join(others[:3])}" if others else ""
        found.append(issue("uncertain_organisation", "parse", first.location, known=named))
    if first.value in known or not register:
        return found
    if not matches:
        return [*found, issue("unknown_organisation", "parse", first.location)]
    names = " of ".join(match.organisation.name for match in matches[:3])
    return [*found, issue("organisation_near_miss", "parse", first.location, name=names)]


def _period_issues(candidates: Sequence[Candidate]) -> list[Issue]:
    if not candidates:
        return [issue("no_period", "parse")]
    first = candidates[0]
    return [issue("uncertain_period", "parse", first.location)] if first.confidence < _SURE else []
