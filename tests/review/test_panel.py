"""What a panel chose, in letters to organisations and in the review: with its reason, without any score."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from dashboards import data, panel
from pipeline.decisions import Panels, StoryChecks
from pipeline.panel.checks import Check
from pipeline.review.content import Review, Scope
from pipeline.review.errors import FormError
from pipeline.review.forms import make
from pipeline.review.panel_forms import LetterForm, letter_name, make_letter
from pipeline.review.panel_letter import Letter
from pipeline.reviewing import make_review
from pipeline.settings import Settings
from tests.panel.builders import (
    CALL,
    COOK,
    DISSENT,
    GARDEN,
    ORGANISATIONS,
    READ,
    TEXTS,
    WALK,
    begun,
    chose,
    finished,
    story_town,
)  # fmt: skip

RANKING = ("beste", "winn", "eerste plaats", "score", "ranglijst", "%", "punten", "vaker gekozen", "vaakst")
TEMPLATE = Settings().review_template


@pytest.fixture(autouse=True)
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(data=tmp_path)
    story_town().publish(tmp_path)
    monkeypatch.setattr(data, "settings", lambda: settings)


def letter_to(organisation: str, form: LetterForm = "html") -> str:
    state = data.snapshot()
    assert state is not None
    held = panel.sitting(state, panel.panels()[0])
    assert held.result is not None
    made = panel.document(state, held, held.result, organisation, form)
    if form == "html":
        return made.decode("utf-8")
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(made)).paragraphs)


def review(tmp_path: Path, scope: Scope | None = None) -> Review:
    return make_review(Settings(data=tmp_path), scope or Scope((2025, 4)), date(2026, 1, 15))


def check(tmp_path: Path, story: str, status: str, **given: str) -> None:
    StoryChecks(tmp_path / "decisions.sqlite").book(Check(story, status, **given), "Anna")


def test_who_was_chosen_reads_why_and_who_was_not_gets_thanks_too(tmp_path: Path):
    finished(tmp_path)
    chosen, other = letter_to("Buurthuis De Linde", "docx"), letter_to("Taalhuis Zuid", "docx")
    for text in (chosen, other):
        assert "Dank u wel voor de verhalen die u deelde." in text
        assert "2 bewoners met ervaring en 1 medewerker van de gemeente" in text
        assert "Nu kook ik met <b>anderen</b>." in text, "the chosen story, by the sentence that the panel picked"
        assert "Waarom: Omdat de verteller weer <b>durft</b> te bellen." in text
        assert f"Wat anderen vonden: {DISSENT}" in text
        assert "geeft een beeld, geen cijfer" in text
    assert "Ronde 1, Tafel 1: het panel koos dit verhaal." in chosen
    assert "Samen aan tafel" in chosen
    assert "Wat het panel waardevol vond in dit verhaal: Elke dag naar buiten is veel." in chosen
    assert "dit verhaal is gelezen en besproken" in other
    assert "Elke dag naar buiten" not in other
    assert "het panel koos dit verhaal" not in other


def test_a_letter_names_no_other_organisation_and_ranks_nothing(tmp_path: Path):
    finished(tmp_path)
    for name in ORGANISATIONS:
        for form in ("html", "docx"):
            text = letter_to(name, form)
            assert not [other for other in ORGANISATIONS if other != name and other in text]
            words = text[text.index("Terugkoppeling van") :].casefold().split("<main>")[-1]
            assert not [word for word in RANKING if word in words], name


def test_text_of_reports_and_of_people_is_text_in_the_web_page(tmp_path: Path):
    finished(tmp_path)
    text = letter_to("Taalhuis Zuid")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "&lt;b&gt;durft&lt;/b&gt;" in text


def test_a_withdrawn_story_is_in_no_document(tmp_path: Path):
    finished(tmp_path)
    check(tmp_path, COOK, "withdrawn", reason="De verteller wil het niet")
    documents = [letter_to(name, "docx") for name in ORGANISATIONS]
    documents.append(make(review(tmp_path), "html", TEMPLATE).decode("utf-8"))
    for text in documents:
        assert not [sentence for sentence in TEXTS[COOK] if sentence in text]
        assert "Samen aan tafel" not in text
        assert "durft" not in text, "the motivation may quote it"
        assert DISSENT not in text
    assert "Een verhaal dat niet meer meedoet" in documents[0]


def test_of_a_story_whose_teller_wants_a_change_the_text_waits(tmp_path: Path):
    finished(tmp_path)
    check(tmp_path, COOK, "change", reason="De naam van de straat moet weg")
    text = letter_to("Taalhuis Zuid", "docx")
    assert "Nu kook ik" not in text
    assert "Daarom staat de tekst hier nog niet." in text
    assert "durft" not in text, "the motivation may quote what is to be changed"
    assert "durft" not in make(review(tmp_path), "html", TEMPLATE).decode("utf-8")


def test_without_known_consent_only_its_own_organisation_gets_the_text(tmp_path: Path):
    finished(tmp_path, GARDEN)
    assert TEXTS[GARDEN][0] in letter_to("Tuin van Oost", "docx")
    other = letter_to("Taalhuis Zuid", "docx")
    assert TEXTS[GARDEN][0] not in other
    assert "Het is niet bekend of de verteller toestemming gaf." in other


def test_the_same_letter_gives_the_same_bytes_in_the_house_style(tmp_path: Path):
    letter = Letter("Titel", "De Linde, 2025", "Gemaakt op 1 januari 2026", ("Dank {{ made }} {% x %}\x0b.",), ())
    made = make_letter(letter, "docx", TEMPLATE)
    assert made == make_letter(letter, "docx", TEMPLATE)
    document = Document(io.BytesIO(made))
    assert [one.text for one in document.paragraphs][-1] == "Dank {{ made }} {% x %}."
    assert document.paragraphs[0].style.name == "Heading 1"
    assert "Titel, De Linde, 2025" in document.sections[0].footer.paragraphs[0].text
    assert "{{" not in document.core_properties.title


def test_a_template_that_cannot_be_opened_is_named(tmp_path: Path):
    (tmp_path / "weg.docx").write_bytes(b"geen word")
    with pytest.raises(FormError, match="review_template"):
        make_letter(Letter("T", "S", "M", (), ()), "docx", tmp_path / "weg.docx")


def test_a_file_is_called_after_the_organisation():
    assert letter_name("Taalhuis De Kade", "docx") == "terugkoppeling_taalhuis-de-kade.docx"


def test_the_review_holds_what_the_panel_chose_with_its_source(tmp_path: Path):
    finished(tmp_path)
    check(tmp_path, COOK, "confirmed", by_role="resident", how="Samen teruggelezen")
    held = review(tmp_path)
    (one,) = held.panels
    (numbered,) = one.numbers
    assert numbered[0] == COOK
    assert held.sources[numbered[1] - 1].filename == "linde_q4.docx"
    page = make(held, "html", TEMPLATE).decode("utf-8")
    word = "\n".join(at.text for at in Document(io.BytesIO(make(held, "docx", TEMPLATE))).paragraphs)
    for text in (page.replace("&lt;", "<").replace("&gt;", ">"), word):
        for said in (
            "Het belangrijkste verhaal volgens het panel", "Nu kook ik met <b>anderen</b>.",
            "Nagaan: Nagegaan en bevestigd door een bewoner met ervaring", "Samen teruggelezen",
            "Omdat de verteller weer <b>durft</b> te bellen.", f"Wat anderen vonden: {DISSENT}",
        ):  # fmt: skip
            assert said in text, said
    assert make(held, "pdf", TEMPLATE).startswith(b"%PDF")


def test_only_a_finished_panel_and_only_a_review_of_all_organisations(tmp_path: Path):
    panels = begun(tmp_path, (COOK, WALK), (READ, CALL, GARDEN))
    chose(panels, 1, 1, COOK)
    assert review(tmp_path).panels == ()
    assert "verhaal volgens het panel" not in make(review(tmp_path), "html", TEMPLATE).decode("utf-8")
    chose(panels, 1, 2, None)
    assert len(review(tmp_path).panels) == 1
    assert review(tmp_path, Scope((2025, 4), organisation="Buurthuis De Linde")).panels == ()
    Panels(tmp_path / "decisions.sqlite").withdraw("panels", 1, "Anna")
    assert review(tmp_path).panels == ()
