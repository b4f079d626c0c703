"""Rows for a store that the pages can show: what a test does not name gets a sensible value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from pipeline import tables
from pipeline.columns import Table
from pipeline.store import Store
from pipeline.store.publishing import RunRecord
from pipeline.tables import Tables, conform

Row = dict[str, Any]


@dataclass
class Rows:
    """Rows of every table, gathered document by document."""

    held: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, kind: Table, /, **values: Any) -> Row:
        self.held.setdefault(kind.name, []).append(values)
        return values

    def count(self, table: Table, document: str) -> int:
        return sum(row["document"] == document for row in self.held.get(table.name, [])) + 1

    def document(self, name: str, organisation: str | None = "Buurthuis De Linde", **values: Any) -> str:
        row = {
            "document": name, "filename": f"{name}.docx", "kind": "report", "status": "ok",
            "organisation": organisation, "programme": "Samen in de wijk", "period_start": date(2025, 1, 1),
            "period_end": date(2025, 12, 31),
            **values,
        }  # fmt: skip
        self.add(tables.DOCUMENTS, **row)
        return name

    def figure(self, document: str, activity: str | None, measure: str = "hours", **values: Any) -> str:
        position = self.count(tables.ACTIVITIES, document)
        row = {
            "activity_id": f"{document}-a{position}", "document": document, "position": position, "activity": activity,
            "section": "Ontmoeten", "unit": "uren" if measure == "hours" else None, "measure": measure,
            "planned": 100.0, "realised": 90.0, "planned_text": "100", "realised_text": "90", "row_kind": "data",
            "page": 2, "table": 1, "row": position + 1, "planned_cell": f"rij {position + 1}, kolom 2",
            "realised_cell": f"rij {position + 1}, kolom 3", **values,
        }  # fmt: skip
        self.add(tables.ACTIVITIES, **row)
        return row["activity_id"]

    def passage(self, document: str, *sentences: str, **values: Any) -> list[str]:
        position = self.count(tables.PASSAGES, document)
        passage = f"{document}-p{position}"
        self.add(tables.PASSAGES, **{
            "passage_id": passage, "document": document, "position": position, "section": "Ontmoeten", "page": 3,
            "text": " ".join(sentences), **values,
        })  # fmt: skip
        return [self._sentence(document, passage, " ".join(sentences[:at]), text) for at, text in enumerate(sentences)]

    def _sentence(self, document: str, passage: str, before: str, text: str) -> str:
        position = self.count(tables.SENTENCES, document)
        start = len(before) + 1 if before else 0
        row = self.add(
            tables.SENTENCES, sentence_id=f"{document}-s{position}", passage_id=passage, document=document,
            position=position, start=start, end=start + len(text), text=text, context="", language="nl",
            content_key=f"{document}-{position}",
        )  # fmt: skip
        return str(row["sentence_id"])

    def label(
        self, sentence: str, *themes: str, direction: str = "vooruitgang", voice: str = "bewoner", **values: Any
    ) -> str:
        document = self._document_of(sentence)
        self.add(tables.LABELS, **{
            "sentence_id": sentence, "document": document, "kind": "outcome", "kind_score": 0.93,
            "direction": direction,
            "direction_score": 0.88, "voice": voice, "voice_score": 0.55, "model_version": "proef-1", **values,
        })  # fmt: skip
        for place, theme in enumerate(themes):
            self.add(tables.MENTIONS, sentence_id=sentence, document=document, theme=theme, score=0.9 - 0.2 * place)
        return sentence

    def evidence(self, activity: str, sentence: str, position: int) -> None:
        document = self._document_of(sentence)
        self.add(
            tables.EVIDENCE, activity_id=activity, sentence_id=sentence, document=document, position=position,
            strength=1 / position,
        )  # fmt: skip
        passage = next(row["passage_id"] for row in self.held["sentences"] if row["sentence_id"] == sentence)
        self.link(activity, passage, document)

    def link(self, activity: str, passage: str, document: str) -> None:
        known = {(row["activity_id"], row["passage_id"]) for row in self.held.get("links", [])}
        if (activity, passage) not in known:
            self.add(
                tables.LINKS, passage_id=passage, activity_id=activity, document=document, ground="section", score=0.9
            )

    def claim(
        self, document: str, theme: str, activity: str | None = None, supporting: Sequence[str] = (),
        contradicting: Sequence[str] = (), withheld: Sequence[str] = (), **values: Any,
    ) -> str:  # fmt: skip
        """A claim with its evidence; the sentences in `withheld` may not be shown."""
        source = next(row for row in self.held["documents"] if row["document"] == document)
        claim_id = f"{document}-{theme}-{activity or 'geheel'}"
        told = [*supporting, *contradicting, *withheld]
        self.add(tables.CLAIMS, **{
            "claim_id": claim_id, "document": document, "organisation": source["organisation"],
            "activity_id": activity, "theme": theme, "period_start": source["period_start"],
            "period_end": source["period_end"], "direction": "vooruitgang", "strength": "fair", "points": 4,
            "sentences": len(told), "stories": len(withheld), "sources": len(told), "residents": len(supporting),
            "relatives": 0, "professionals": len(contradicting), "improved": len(supporting) + len(withheld),
            "worsened": len(contradicting), "unchanged": 0, "withheld": len(withheld), "concrete": 0.5,
            "certainty": 0.84, "judged": 0, **values,
        })  # fmt: skip
        place = 0
        for stance, sentences in (("supporting", supporting), ("contradicting", contradicting)):
            for sentence in sentences:
                place += 1
                self._claim_evidence(claim_id, sentence, stance, place)
        for sentence in withheld:
            self._claim_evidence(claim_id, sentence, "supporting", None)
        return claim_id

    def _claim_evidence(self, claim_id: str, sentence: str, stance: str, position: int | None) -> None:
        document = self._document_of(sentence)
        self.add(
            tables.CLAIM_EVIDENCE, claim_id=claim_id, sentence_id=sentence, document=document, source=sentence,
            stance=stance, position=position, strength=0.7, sure=position != 2,
        )  # fmt: skip

    def telling(self, activity: str, account: str, **values: Any) -> None:
        document = next(row["document"] for row in self.held["activities"] if row["activity_id"] == activity)
        self.add(tables.TELLING, **{
            "activity_id": activity, "document": document, "account": account, "outcomes": 0, "outputs": 0,
            "intentions": 0, "sentences": 0, **values,
        })  # fmt: skip

    def question(self, document: str, code: str, activity: str | None = None, **values: Any) -> None:
        source = next(row for row in self.held["documents"] if row["document"] == document)
        self.add(tables.QUESTIONS, **{
            "question_id": f"{document}-{code}-{activity}", "document": document, "activity_id": activity,
            "organisation": source["organisation"], "code": code, "period_start": source["period_start"],
            "period_end": source["period_end"], **values,
        })  # fmt: skip

    def reach(self, document: str, activity: str | None, kind: str, value: str, **values: Any) -> None:
        self.add(tables.REACH, **{
            "reach_id": f"{activity or document} {kind} {value}", "document": document, "activity_id": activity,
            "kind": kind, "value": value, "ground": "name" if activity else "title", "sure": True, **values,
        })  # fmt: skip

    def promise(self, document: str, kind: str, value: str | None = None, **values: Any) -> str:
        """What a pitch promises."""
        position = self.count(tables.PROMISES, document)
        row = self.add(tables.PROMISES, **{
            "promise_id": f"{document} {kind} {value}", "document": document, "kind": kind, "value": value,
            "sure": True, "written": f"dit zegt de pitch over {value or 'het geheel'}", "location": "pagina 1",
            "position": position, **values,
        })  # fmt: skip
        return str(row["promise_id"])

    def reason(self, sentence: str, theme: str, *words: str, examples: str = "") -> None:
        """Why a sentence got a theme: these words of it."""
        row = next(row for row in self.held["sentences"] if row["sentence_id"] == sentence)
        starts = [(row["text"].index(word), len(word)) for word in words]
        self.add(
            tables.REASONS, content_key=row["content_key"], theme=theme, model_version="proef-1", examples=examples,
            spans=" ".join(f"{start}-{start + length}" for start, length in starts),
        )  # fmt: skip

    def judgement(self, sentence: str, *themes: str, **values: Any) -> None:
        self.add(tables.JUDGEMENTS, **{
            "sentence_id": sentence, "document": self._document_of(sentence), "kind": "outcome",
            "direction": "vooruitgang", "voice": "bewoner", "themes": " ".join(themes), "verdict": "accepted",
            "decided_at": "2026-01-05T09:00:00+00:00", **values,
        })  # fmt: skip

    def issue(
        self, document: str, message: str, severity: str = "warning", location: str | None = "pagina 2", **values: Any
    ) -> None:
        self.add(tables.ISSUES, **{
            "document": document, "position": self.count(tables.ISSUES, document), "code": "ambiguous_number",
            "stage": "parse", "severity": severity, "message": message, "location": location, **values,
        })  # fmt: skip

    def story(self, document: str, consent: str = "yes", title: str = "Een verhaal") -> str:
        position = self.count(tables.STORIES, document)
        story = f"{document}-v{position}"
        self.add(tables.STORIES, story_id=story, document=document, position=position, title=title, consent=consent)
        return story

    def fact(self, document: str, field: str, value: str, rank: int = 1, **values: Any) -> None:
        self.add(tables.FACTS, **{
            "document": document, "field": field, "value": value, "rank": rank, "written": value, "confidence": 0.9,
            "ground": "label", "location": "pagina 1", **values,
        })  # fmt: skip

    def sheet(self, document: str, *rows: tuple[str | None, ...], table: int = 1, sheet: str | None = "Uren") -> None:
        """The cells of a table, row by row, None for a withheld text; without a sheet named by row and column."""
        for row, texts in enumerate(rows, start=1):
            for column, text in enumerate(texts, start=1):
                cell = f"{ascii_uppercase[column - 1]}{row}" if sheet else f"rij {row}, kolom {column}"
                self.add(
                    tables.CELLS, document=document, table=table, row=row, column=column, cell=cell, sheet=sheet,
                    page=None if sheet else 2, hidden=False, merged=False, text=text,
                )  # fmt: skip

    def column(self, document: str, column: int, heading: str, meaning: str, **values: Any) -> None:
        self.add(tables.COLUMNS, **{
            "document": document, "table": 1, "segment": 1, "column": column, "heading": heading, "meaning": meaning,
            "measure": "hours" if meaning in ("planned", "realised") else None, "origin": "rules", **values,
        })  # fmt: skip

    def _document_of(self, sentence: str) -> str:
        return next(row["document"] for row in self.held["sentences"] if row["sentence_id"] == sentence)

    def publish(self, data: Path) -> None:
        """Put the rows in the store of a data folder."""
        frames = {table.name: conform(self.held.get(table.name, []), table) for table in tables.ALL}
        now = datetime(2026, 1, 5, 9, tzinfo=UTC).replace(tzinfo=None)
        store = Store(data / "store")
        store.append(Tables(**frames), RunRecord("proef", now, now, "0", "proef-1", "x", 1, 0, 0))
        store.publish()


GRIEF = ("Ik mis haar <b>elke</b> dag.", "Na de begrafenis was het stil.", "Rouwen doe je samen.")
"""Passages that fit no theme and are one candidate for a new one."""


def with_candidate(rows: Rows) -> Rows:
    """The rows with a candidate for a new theme in the first report."""
    for place, text in enumerate(GRIEF, start=1):
        rows.passage("jaarverslag_linde", text)
        rows.add(
            tables.CANDIDATE_MEMBERS, candidate_id="c1", passage_id=rows.held["passages"][-1]["passage_id"],
            document="jaarverslag_linde", content_key=f"k{place}", place=place, closeness=0.6,
        )  # fmt: skip
    rows.add(
        tables.CANDIDATES, candidate_id="c1", words="rouwen begrafenis", passages=3, told=2, documents=1,
        organisations=1, cohesion=0.6,
    )  # fmt: skip
    return rows


def small_town() -> Rows:
    """Three organisations: one with stories from residents, one with only figures, and one that could not be read."""
    rows = Rows()
    _linde(rows)
    _taal(rows)
    _rest(rows)
    return rows


def _linde(rows: Rows) -> None:
    linde = rows.document("jaarverslag_linde")
    cooking = rows.figure(linde, "Samen koken", planned=1200.0, realised=1312.5, realised_text="1.312,5")
    rows.figure(
        linde, "Samen koken", "unique_participants", planned=None, realised=46.0, planned_text=None, qualifier="circa"
    )
    rows.figure(linde, "Samen koken", "participations", planned=400.0, realised=512.0)
    walking = rows.figure(linde, "Wandelgroep", planned=300.0, realised=180.0)
    rows.figure(linde, "Boodschappendienst", section="Thuis", planned=None, realised=None, qualifier="not_applicable")
    rows.figure(linde, "Totaal uren", planned=1600.0, realised=1492.5, row_kind="total")
    rows.passage(linde, "De keuken ging op maandag open.", "Er stonden steeds twintig mensen voor de deur.")
    quoted = rows.passage(
        linde, "Ik at altijd alleen.", "Sinds de kookgroep heb ik mensen met wie ik praat.",
        "Nu bel ik ze ook als het slecht gaat.",
    )  # fmt: skip
    rows.label(quoted[0], "sociaal_netwerk", kind="other")
    rows.label(quoted[1], "sociaal_netwerk", "meedoen")
    rows.label(quoted[2], "mentaal_welbevinden", kind_score=0.61)
    worse = rows.passage(linde, "Voor mevrouw [PERSOON-1] werd de trap te zwaar en ze komt nu minder vaak.")
    rows.label(worse[0], "zelfredzaamheid", direction="achteruitgang", voice="professional")
    rows.evidence(cooking, quoted[1], 1)
    rows.evidence(cooking, worse[0], 2)
    rows.evidence(cooking, quoted[2], 3)
    secret = rows.passage(linde, "Dit wil ik niet in de krant.", story_id=rows.story(linde, "no", "Geheime titel"))
    rows.label(secret[0], "financien")
    rows.evidence(walking, secret[0], 1)
    rows.story(linde)
    loose = rows.passage(linde, "Mijn schulden zijn <b>weg</b> & ik slaap weer.", section="Wat mensen zeggen", page=9)
    rows.label(loose[0], "financien", "mentaal_welbevinden")
    rows.issue(linde, "Dit getal is niet zeker gelezen. Controleer de cel.", location="tabel 1, rij 4")


def _taal(rows: Rows) -> None:
    taal = rows.document(
        "uren_taalhuis", "Taalhuis Zuid", programme="Taal voor iedereen", filename="uren taalhuis.xlsx",
        period_start=date(2025, 7, 1), period_end=date(2025, 9, 30),
    )  # fmt: skip
    lessons = rows.figure(
        taal, "Taalles voor ouders", section="Lessen", page=None, sheet="Uren", planned_cell="B5", realised_cell="C5"
    )
    rows.figure(taal, "Taalles voor ouders", "euro", section="Lessen", unit="€", planned=4500.0, realised=4321.5)
    rows.figure(taal, "<script>alert(1)</script>", "count", section="Lessen", unit="dagdelen", planned=10, realised=12)
    said = rows.passage(
        taal, "De docent ziet dat ouders nu zelf naar de juf stappen.", page=None, sheet="Toelichting", cell="A3"
    )
    rows.label(said[0], "taal_digitaal", "opvoeding_jeugd", voice="professional")
    same = rows.passage(taal, "Voor twee ouders veranderde er niets.", page=None, sheet="Toelichting", cell="A4")
    rows.label(same[0], "taal_digitaal", direction="onveranderd", voice="professional")
    rows.evidence(lessons, said[0], 1)
    rows.evidence(lessons, same[0], 2)


def _rest(rows: Rows) -> None:
    scan = rows.document(
        "scan", None, filename="scan003.pdf", status="unreadable", programme=None, period_start=None, period_end=None
    )
    rows.issue(scan, "Geen tekstlaag: OCR nodig. Vraag om het oorspronkelijke bestand.", "error", None)
    half = rows.document("kwartaal_fiets", "Fietswerkplaats Oost", status="partial", programme=None)
    rows.figure(half, "Fietsen opknappen", "volunteer_hours", unit="uren", section=None)
    rows.issue(half, "We konden niet vinden over welke periode dit gaat. Vul de periode in.")


def big_town(documents: int = 20, activities: int = 10, sentences: int = 10) -> Rows:
    """Many documents, to measure with: each activity with its own passage of `sentences` outcome sentences."""
    rows = Rows()
    themes = ("sociaal_netwerk", "financien", "meedoen", "taal_digitaal", "zelfredzaamheid")
    for number in range(documents):
        name = rows.document(f"verslag_{number:03}", f"Stichting {number % 7}")
        for at in range(activities):
            activity = rows.figure(name, f"Activiteit {at}")
            rows.figure(name, f"Activiteit {at}", "participations")
            _many(rows, name, activity, sentences, themes[at % len(themes)])
    return rows


def _many(rows: Rows, document: str, activity: str, sentences: int, theme: str) -> None:
    texts = [f"Bewoner {at} van {activity} kent nu meer mensen in de buurt." for at in range(sentences)]
    position = rows.count(tables.PASSAGES, document)
    passage = f"{document}-p{position}"
    rows.add(tables.PASSAGES, passage_id=passage, document=document, position=position, text=" ".join(texts))
    rows.link(activity, passage, document)
    rows_before = (position - 1) * sentences
    for at, text in enumerate(texts):
        sentence = f"{passage}-s{at}"
        start = sum(len(earlier) + 1 for earlier in texts[:at])
        rows.add(
            tables.SENTENCES, sentence_id=sentence, passage_id=passage, document=document,
            position=rows_before + at + 1,
            start=start, end=start + len(text), text=text, content_key=sentence,
        )  # fmt: skip
        rows.add(
            tables.LABELS, sentence_id=sentence, document=document, kind="outcome", kind_score=0.9,
            direction=("vooruitgang", "vooruitgang", "achteruitgang")[at % 3], direction_score=0.9,
            voice=("bewoner", "professional")[at % 2], voice_score=0.9,
        )  # fmt: skip
        rows.add(tables.MENTIONS, sentence_id=sentence, document=document, theme=theme, score=0.9)
        if at < 5:
            rows.add(
                tables.EVIDENCE,
                activity_id=activity,
                sentence_id=sentence,
                document=document,
                position=at + 1,
                strength=0.5,
            )


def published(rows: Rows, folder: Path) -> Path:
    """The data folder with these rows in its store."""
    rows.publish(folder)
    return folder


def told_town() -> Rows:
    """The small town with what its stories add up to: claims on both sides, accounts, questions and reasons."""
    rows = small_town()
    linde, taal = "jaarverslag_linde", "uren_taalhuis"
    cooking, walking = f"{linde}-a1", f"{linde}-a4"
    good, worse, calm = f"{linde}-s4", f"{linde}-s6", f"{linde}-s5"
    rows.claim(linde, "sociaal_netwerk", None, [good, calm], [worse])
    rows.claim(linde, "sociaal_netwerk", cooking, [good, calm], [worse], strength="strong", points=6)
    rows.claim(linde, "financien", walking, withheld=[f"{linde}-s7"], residents=1, strength="weak", points=1)
    rows.claim(linde, "financien", None, [f"{linde}-s8"], withheld=[f"{linde}-s7"], residents=2)
    rows.claim(taal, "taal_digitaal", f"{taal}-a1", contradicting=[f"{taal}-s1", f"{taal}-s2"], direction="gemengd",
               improved=1, worsened=0, unchanged=1)  # fmt: skip
    rows.telling(cooking, "effect", outcomes=3, outputs=2, sentences=7)
    rows.telling(walking, "intention_only", intentions=1, sentences=2)
    rows.telling(f"{taal}-a1", "activity_only", outputs=2, sentences=2)
    for silent in (f"{linde}-a5", f"{taal}-a3", "kwartaal_fiets-a1"):
        rows.telling(silent, "nothing", sentences=0)
    rows.question(linde, "hours_without_effect", walking, hours=180.0)
    rows.question(linde, "voices_differ", cooking, theme="sociaal_netwerk", sources=3, against=1)
    rows.reason(good, "sociaal_netwerk", "mensen met wie ik praat")
    return rows
