"""The page "Aanleveren": what an officer sees of a delivery, puts right, decides and takes back."""

from __future__ import annotations

import time
from hashlib import sha256
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import labels
from dashboards.labels import desk as words
from dashboards.labels import pitches as pitch_words
from dashboards.parts.desk.facts import facts_value
from dashboards.parts.desk.number import read_number
from pipeline.decisions import Decisions, Erasures, FigureCorrections, History, Inbox, Queue, Teaching
from pipeline.delivery import DECISIONS
from tests.dashboards.builders import Rows
from tests.dashboards.desk_builders import BUNDLE, HOSTILE, PDF, SCAN, SHEET, deliver_all, delivered, desk_rows, gave_up


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(part.value for part in app.html)


def errors(app: AppTest) -> list[str]:
    return [error.value for error in app.error]


def press(app: AppTest, label: str, number: int = 0) -> AppTest:
    """Press the button with this label, or what such a label says besides."""
    found = [button for button in app.button if button.label == label or button.label.startswith(f"{label} *")]
    assert found, f"no {label} among {[button.label for button in app.button]}"
    return found[number].click().run()


def fill(app: AppTest, label: str, value: str) -> None:
    next(field for field in app.text_input if field.label == label).set_value(value)


def select(app: AppTest, label: str, value: object) -> AppTest:
    return next(box for box in app.selectbox if box.label == label).set_value(value)


def name(app: AppTest, given: str = "Anna") -> AppTest:
    fill(app, words.YOUR_NAME, given)
    return app.run()


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    return tmp_path / DECISIONS


@pytest.fixture
def at_desk(open_app, tmp_path: Path):
    """Open the desk, or one delivery of it, by an officer with a name."""

    def opened(document: str | None = None, by: str = "Anna", rows: Rows | None = None) -> AppTest:
        deliver_all(tmp_path)
        query = {"bestand": document[:16]} if document else {}
        app = open_app(rows or desk_rows(), "aanleveren", **query)
        return name(app, by) if by else app

    return opened


def test_a_pitch_leads_to_what_it_promises_and_nothing_else_does(at_desk):
    rows = desk_rows()
    shown = html(at_desk(SHEET, rows=rows))
    assert pitch_words.FROM_DESK_INTRO not in shown
    next(row for row in rows.held["documents"] if row["document"] == SHEET)["kind"] = "pitch"
    assert pitch_words.FROM_DESK_INTRO in html(at_desk(SHEET, rows=rows))


# --- the inbox


def test_an_empty_store_shows_the_desk(open_app):
    app = open_app(None, "aanleveren")
    shown = html(app)
    assert f'<h1 class="detail">{words.DESK}</h1>' in shown
    assert words.EMPTY_INBOX in shown


def test_each_stage_has_its_box_with_the_one_that_waits_for_the_officer_first(at_desk, tmp_path, decisions):
    fresh, broken = delivered(tmp_path, b"1"), delivered(tmp_path, b"2")
    queue = Queue(decisions)
    gave_up(tmp_path, fresh)  # takes the oldest until it is set aside
    assert queue.jobs()[broken].state == "waiting"
    Inbox(decisions).decide(PDF, "confirmed", "Anna")
    Inbox(decisions).decide(BUNDLE, "returned", "Anna", "De namen staan er nog in.")
    app = at_desk()
    box = app.segmented_control[0]
    assert box.value == "check"
    assert box.options == [
        "● Wacht op u (1)", "✕ Niet te lezen (2)", "… Wordt gelezen (1)", "← Wacht op de organisatie (1)",
        "✓ Goedgekeurd (1)",
    ]  # fmt: skip
    for stage, expected in {
        "check": "uren de kade.xlsx", "queued": words.NOT_READ_YET, "refused": words.NOT_READABLE,
        "returned": "De namen staan er nog in.", "confirmed": "kwartaalverslag.pdf",
    }.items():  # fmt: skip
        app.segmented_control[0].set_value(stage).run()
        assert expected in html(app), stage
        assert "Jan de Vries" not in html(app), "the name of a file can name a person"


def test_the_box_follows_when_its_last_delivery_leaves(at_desk, decisions):
    app = at_desk()
    for document in (SHEET, PDF, BUNDLE):
        Inbox(decisions).decide(document, "confirmed", "Bram")
    app.run()
    assert "scan.pdf" in html(app)


@pytest.mark.parametrize("asked", ["bestaat_niet", "<script>", "u"])
def test_an_address_that_leads_nowhere_says_so(at_desk, asked):
    shown = html(at_desk(asked, by=""))
    assert words.GONE in shown
    assert "<script>" not in shown


def test_opening_and_closing_a_delivery(at_desk):
    app = press(at_desk(), words.OPEN)
    assert words.FACTS_TITLE in html(app)
    press(app, f"← {words.BACK_TO_INBOX}")
    assert words.INBOX_TITLE in html(app)
    assert "bestand" not in app.query_params


# --- who and when


def test_a_fact_says_how_sure_it_is_and_where_it_stands(at_desk):
    shown = html(at_desk(SHEET))
    assert "waarschijnlijk; staat in de naam van het werkblad (blad Uren, cel A1)" in shown
    assert "3e kwartaal 2025" in shown
    assert words.NOT_FOUND in shown


def test_a_near_miss_is_taken_with_one_click_and_learned(at_desk, decisions):
    app = press(at_desk(SHEET), f"{words.NEAR_MISS}: Taalhuis De Kade")
    assert "<strong>Taalhuis De Kade</strong>" in html(app)
    assert "aangepast door Anna" in html(app)
    [learned] = Teaching(decisions).guidance().organisations
    assert (learned.name, learned.aliases) == ("Taalhuis De Kade", ("Taalhuis De Kaade",))


def test_another_period_is_taken_whole_and_taken_back_whole(at_desk, decisions):
    app = press(at_desk(SHEET), f"{words.ALTERNATIVE}: 2e halfjaar 2025")
    assert Decisions(decisions).corrections()[SHEET]["period_end"] == "2025-12-31"
    assert "<strong>2e halfjaar 2025</strong>" in html(app)
    press(app, words.UNDO)
    assert Decisions(decisions).corrections() == {}
    assert "<strong>3e kwartaal 2025</strong>" in html(app)


def test_a_name_is_learned_only_when_the_officer_says_so(at_desk, decisions):
    app = press(at_desk(PDF), words.CHANGE)
    select(app, "Organisatie: het moet zijn", "Taalhuis De Kade")
    assert not next(box for box in app.checkbox if box.label.startswith("Onthoud")).value
    press(app, words.SAVE)
    assert Decisions(decisions).corrections()[PDF]["organisation"] == "Taalhuis De Kade"
    assert Teaching(decisions).guidance().organisations == ()


def test_what_the_file_does_not_hold_is_taken_out(at_desk, decisions):
    app = press(at_desk(SHEET), words.CHANGE, list(words.FIELDS).index("period"))
    next(box for box in app.checkbox if box.label == words.NOT_IN_FILE).check()
    press(app, words.SAVE)
    assert Decisions(decisions).corrections()[SHEET] == {"period_start": None, "period_end": None}


def test_saving_without_a_change_books_nothing(at_desk, decisions):
    app = at_desk(SHEET)
    for number in range(len(words.FIELDS)):
        press(app, words.CHANGE, number)
        press(app, words.SAVE)
        assert not errors(app)
    assert History(decisions).of(SHEET) == []


@pytest.mark.parametrize(
    ("field", "given", "expected"),
    [
        ("period", "01-09-2023 t/m 31-08-2024", "2023-09-01/2024-08-31"),
        ("period", "1/9/2023-31/8/2024", "2023-09-01/2024-08-31"),
        ("amount", "€ 45.000,-", "45000.0"),
        ("amount", "1250,5", "1250.5"),
        ("kind", "verslag", "report"),
        ("programme", "Samen", "Samen"),
    ],
)
def test_what_an_officer_writes_is_understood(field, given, expected):
    assert facts_value(field, given) == expected


@pytest.mark.parametrize(
    ("field", "given"),
    [("period", "vorig jaar"), ("period", "31-08-2024 t/m 01-09-2023"), ("period", "01-01-2024 t/m 31-02-2024"),
     ("period", "1/2/3"), ("amount", "veel"), ("amount", "1.2.3"), ("amount", "-5")],
)  # fmt: skip
def test_what_makes_no_sense_is_not_understood(field, given):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is what was given, or Python's own for dates
        facts_value(field, given)


def test_what_makes_no_sense_is_refused_in_words(at_desk, decisions):
    app = press(at_desk(SHEET), words.CHANGE, list(words.FIELDS).index("amount"))
    fill(app, "Subsidiebedrag: het moet zijn", "veel")
    press(app, words.SAVE)
    assert errors(app) == [words.NO_SUCH["amount"]]
    assert History(decisions).of(SHEET) == []


# --- figures


def figure_form(app: AppTest, number: int = 0) -> AppTest:
    return press(app, words.CHANGE, len(words.FIELDS) + number)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.240", 1240.0), ("12,5", 12.5), ("12.5", 12.5), ("1.240,75", 1240.75), ("-3", -3.0), ("85%", 85.0),
     ("€ 1.200,-", 1200.0), ("", None), ("0", 0.0), ("1 240", 1240.0)],
)  # fmt: skip
def test_numbers_as_officers_write_them(text, value):
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["veel", "1.2.3", "1,2,3", "12-3", "1.2345", "inf", "nan", "1e400", "9" * 400, "٣٤x"])
def test_no_numbers(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the text itself
        read_number(text)


def test_a_figure_is_put_right(at_desk, decisions):
    app = figure_form(at_desk(SHEET))
    fill(app, labels.REALISED, "124")
    press(app, words.SAVE)
    shown = html(app)
    assert '<strong>124</strong> <span class="stil">(C3)</span>' in shown
    assert "gerealiseerd → 124 (Anna" in shown
    assert FigureCorrections(decisions).held() == {(SHEET, "table 1/C3", "realised"): "124.0"}


@pytest.mark.parametrize("given", ["veel", "1.2.3"])
def test_a_figure_that_is_no_number_is_refused(at_desk, decisions, given):
    app = figure_form(at_desk(SHEET))
    fill(app, labels.REALISED, given)
    press(app, words.SAVE)
    assert errors(app) == [words.NO_NUMBER]
    assert FigureCorrections(decisions).held() == {}


def test_an_untouched_figure_keeps_all_its_decimals(at_desk, decisions):
    rows = desk_rows()
    rows.held["activities"][0]["realised"] = 12.3456
    app = figure_form(at_desk(SHEET, rows=rows))
    fill(app, words.ACTIVITY, "Taalles")
    press(app, words.SAVE)
    assert FigureCorrections(decisions).held() == {(SHEET, "table 1/row 3", "activity"): "Taalles"}


def test_what_is_no_figure_leaves_and_comes_back(at_desk):
    app = figure_form(at_desk(SHEET), 1)
    select(app, words.COUNTS, "removed")
    press(app, words.SAVE)
    assert html(app).count("gelezen-cijfer") == 2
    press(app, words.UNDO)
    assert html(app).count("gelezen-cijfer") == 3


def test_figures_in_running_text_with_one_label_are_told_apart(at_desk):
    app = figure_form(at_desk(PDF), 1)
    fill(app, labels.REALISED, "36")
    fill(app, words.ACTIVITY, "bezoekers")
    press(app, words.SAVE)
    figure_form(app, 1)
    fill(app, labels.REALISED, "37")
    press(app, words.SAVE)
    shown = html(app)
    assert "<strong>20</strong>" in shown
    assert "<strong>37</strong>" in shown
    assert "bezoekers" in shown


def test_a_correction_counts_at_once_where_figures_are_shown(open_app, tmp_path):
    deliver_all(tmp_path)
    app = name(open_app(desk_rows(), "aanleveren", bestand=SHEET[:16]))
    figure_form(app)
    fill(app, labels.REALISED, "124")
    fill(app, words.ACTIVITY, "Taalles")
    press(app, words.SAVE)
    press(app, f"← {words.BACK_TO_INBOX}")
    app.switch_page("pages/cijfers_en_verhalen.py").run()
    assert ">Taalles</a></h3>" in html(app)
    assert "1.240" not in html(app)


# --- columns


def test_a_column_that_is_explained_is_remembered_and_the_file_read_again(at_desk, decisions):
    app = at_desk(SHEET)
    select(app, words.COLUMN_MEANING.format(heading="Inzet"), "planned").run()
    told = {
        (one.document, one.organisation, one.heading, one.meaning) for one in Teaching(decisions).guidance().columns
    }
    assert told == {(SHEET, None, "Inzet", "planned"), (None, "Taalhuis De Kaade", "Inzet", "planned")}
    assert Queue(decisions).jobs()[SHEET].state == "waiting"
    assert words.REREADING in app.info[0].value
    assert words.CONFIRM not in [button.label for button in app.button], "nobody saw yet what is read now"
    assert "kolom ‘Inzet’ → gepland (Anna" in html(app)
    press(app, words.UNDO)
    assert Teaching(decisions).guidance().columns == ()


# --- checks


def test_a_check_leads_to_its_cell(at_desk):
    app = at_desk(SHEET)
    assert f"{words.PROPOSAL}: gerealiseerd is 124" in html(app)
    assert 'class="gelezen let-op hier"' not in html(app)
    press(app, words.SHOW_PLACE)
    assert '<td class="gelezen let-op hier">1.240' in html(app)


def test_a_cell_far_down_is_brought_in(at_desk):
    rows = desk_rows()
    rows.held["cells"] = [row for row in rows.held["cells"] if row["document"] != SHEET]
    rows.sheet(SHEET, *((f"rij {number}", "1", "2") for number in range(1, 401)))
    rows.issue(SHEET, "Kijk dit na.", location="blad Uren, cel B390", table=1, cell="B390")
    app = at_desk(SHEET, rows=rows)
    assert ">rij 390<" not in html(app)
    press(app, words.SHOW_PLACE, 1)
    assert ">rij 390<" in html(app)


# --- deciding


def test_confirming_and_taking_it_back(at_desk, decisions):
    app = press(at_desk(SHEET), words.CONFIRM)
    assert "Goedgekeurd door Anna" in html(app)
    assert Inbox(decisions).reviews()[SHEET].verdict == "confirmed"
    press(app, words.UNDO)
    assert Inbox(decisions).reviews() == {}
    assert words.CONFIRM in [button.label for button in app.button]


def test_sending_back_needs_a_reason_and_begins_with_what_was_noticed(at_desk, decisions):
    app = press(at_desk(SHEET), words.RETURN)
    assert app.text_area[0].value == "Gerealiseerd is meer dan tien keer gepland. Klopt dat?"
    app.text_area[0].set_value("  ")
    press(app, words.RETURN_NOW)
    assert errors(app) == [words.NEEDS_REASON]
    app.text_area[0].set_value(f"Cel C3 klopt niet. {HOSTILE}")
    press(app, words.RETURN_NOW)
    assert "Teruggestuurd door Anna" in html(app)
    assert HOSTILE not in html(app)
    assert Inbox(decisions).reviews()[SHEET].reason == f"Cel C3 klopt niet. {HOSTILE}"


def test_what_was_sent_back_does_not_count_until_that_is_taken_back(at_desk, decisions):
    app = press(at_desk(SHEET), words.RETURN)
    press(app, words.RETURN_NOW)
    app.switch_page("pages/cijfers_en_verhalen.py").run()
    assert "uren de kade.xlsx" not in html(app)
    Inbox(decisions).withdraw("reviews", Inbox(decisions).reviews()[SHEET].number, "Anna")
    app.run()
    assert "uren de kade.xlsx" in html(app)


def test_a_file_that_cannot_be_read_can_only_be_sent_back(at_desk, decisions):
    app = at_desk(SCAN)
    assert words.CONFIRM not in [button.label for button in app.button]
    press(app, words.RETURN)
    assert "OCR nodig" in app.text_area[0].value
    press(app, words.RETURN_NOW)
    assert Inbox(decisions).reviews()[SCAN].verdict == "returned"


def test_a_file_that_stops_the_reading_is_set_aside_and_can_be_read_again_or_sent_back(at_desk, tmp_path, decisions):
    document = delivered(tmp_path)
    gave_up(tmp_path, document)
    app = at_desk(document)
    assert words.FAILED in html(app)
    press(app, words.RETURN)
    assert app.text_area[0].value == words.FAILED_REASON
    press(app, words.RETURN_NOW)
    assert Inbox(decisions).reviews()[document].verdict == "returned"
    press(app, words.UNDO)
    press(app, words.READ_AGAIN)
    assert Queue(decisions).jobs()[document].state == "waiting"


def test_the_next_that_waits_is_one_click_away(at_desk):
    app = press(at_desk(SHEET), words.CONFIRM)
    press(app, words.NEXT)
    assert SHEET[:16] not in app.query_params["bestand"]
    assert words.CONFIRM in [button.label for button in app.button]


def test_nothing_is_decided_without_a_name(at_desk, decisions):
    app = at_desk(SHEET, by="")
    for label in (words.CONFIRM, f"{words.NEAR_MISS}: Taalhuis De Kade"):
        press(app, label)
        assert errors(app) == [words.NAME_FIRST], label
    figure_form(app)
    fill(app, labels.REALISED, "5")
    press(app, words.SAVE)
    assert errors(app) == [words.NAME_FIRST]
    column = next(box for box in app.selectbox if box.label.startswith("Betekenis"))
    column.set_value("note").run()
    assert errors(app) == [words.NAME_FIRST]
    assert next(box for box in app.selectbox if box.label == column.label).value == "label", "nothing was booked"
    assert History(decisions).of(SHEET) == []


def test_the_name_stays_on_the_way_to_another_page(at_desk):
    app = at_desk(by="Bram")
    app.switch_page("pages/documenten.py").run()
    app.switch_page("pages/aanleveren.py").run()
    assert app.text_input[0].value == "Bram"


def test_two_officers_at_one_document_do_not_overrule_each_other(at_desk, decisions):
    first, second = at_desk(SHEET), at_desk(SHEET, by="Bram")
    press(first, words.CONFIRM)
    press(second, words.CONFIRM)
    assert "Goedgekeurd door Anna" in html(second)
    assert [one.decided_by for one in History(decisions).of(SHEET)] == ["Anna"]


def test_undo_takes_back_what_was_on_screen_not_what_came_since(at_desk, decisions):
    first, second = at_desk(SHEET), at_desk(SHEET, by="Bram")
    figure_form(first)
    fill(first, labels.REALISED, "124")
    press(first, words.SAVE)
    figure_form(second, 1)
    fill(second, labels.REALISED, "56")
    press(second, words.SAVE)
    press(first, words.UNDO)
    assert FigureCorrections(decisions).held() == {(SHEET, "table 1/C4", "realised"): "56.0"}


def test_an_open_form_stays_with_its_figure_when_the_file_is_read_anew(at_desk, decisions, tmp_path):
    app = figure_form(at_desk(SHEET), 1)
    fill(app, labels.REALISED, "56")
    again = desk_rows()
    held = again.held["activities"]
    # read anew, the first row is no figure any more, and every later one moves up a number
    again.held["activities"] = [row for row in held if row["activity_id"] != f"{SHEET}-a1"]
    for number, row in enumerate([row for row in again.held["activities"] if row["document"] == SHEET], start=1):
        row |= {"activity_id": f"{SHEET}-a{number}", "position": number}
    again.publish(tmp_path)
    press(app, words.SAVE)
    assert FigureCorrections(decisions).held() == {(SHEET, "table 1/C4", "realised"): "56.0"}


def test_a_form_of_a_figure_that_is_gone_writes_nothing(at_desk, decisions, tmp_path):
    app = figure_form(at_desk(SHEET))
    fill(app, labels.REALISED, "56")
    again = desk_rows()
    again.held["activities"] = [row for row in again.held["activities"] if row["activity_id"] != f"{SHEET}-a1"]
    again.publish(tmp_path)
    press(app, words.SAVE)
    assert not app.exception
    assert FigureCorrections(decisions).held() == {}


def test_undoing_what_the_store_was_made_with_reads_the_file_again(at_desk, decisions, monkeypatch):
    monkeypatch.setattr("dashboards.desk.now", lambda: "2026-01-01T00:00:00.000+00:00")
    app = figure_form(at_desk(SHEET))
    fill(app, labels.REALISED, "124")
    press(app, words.SAVE)
    assert SHEET not in Queue(decisions).jobs()
    press(app, words.UNDO)
    assert Queue(decisions).jobs()[SHEET].state == "waiting"


def test_confirming_after_a_correction_reads_the_file_again_with_it(at_desk, decisions):
    app = figure_form(at_desk(SHEET))
    fill(app, labels.REALISED, "124")
    press(app, words.SAVE)
    press(app, words.CONFIRM)
    assert Queue(decisions).jobs()[SHEET].state == "waiting"
    assert "✓ Goedgekeurd" in html(app)


# --- what must not be shown, and what must not be slow


@pytest.mark.parametrize("document", [SHEET, PDF, BUNDLE])
def test_words_of_a_document_never_become_code(at_desk, document):
    assert HOSTILE not in html(at_desk(document))


def test_names_from_documents_are_no_markup_on_buttons():
    assert words.about(words.CHANGE, "Taal *x* [a](b) :red[c] $d$") == (
        r"Wijzig *Taal \*x\* \[a\]\(b\) \:red\[c\] \$d\$*"
    )


def test_a_story_without_consent_is_not_shown(at_desk):
    app = at_desk(BUNDLE)
    shown = html(app)
    assert "Nu bel ik zelf de huisarts." in shown
    assert "toestemming: nee" in shown
    assert labels.WITHHELD in shown
    assert "Niet delen" not in shown, "the title"
    select(app, words.WHICH_PART, 1).run()
    assert words.WITHHELD_CELL in html(app)


def test_a_large_document_opens_within_a_second(at_desk):
    rows = desk_rows()
    for table in range(2, 62):
        rows.sheet(SHEET, *(tuple(f"{row}.{column}" for column in range(8)) for row in range(10)), table=table)
        for row in range(3, 9):
            rows.figure(
                SHEET, f"Activiteit {table}.{row}", table=table, row=row, page=None, sheet="Uren", section=None,
                planned_cell=f"B{row}", realised_cell=f"C{row}",
            )  # fmt: skip
    app = at_desk(SHEET, rows=rows)
    assert len(next(box for box in app.selectbox if box.label == words.WHICH_PART).options) == 61
    start = time.perf_counter()
    app.run()
    assert time.perf_counter() - start < 1.0


def test_a_file_that_was_erased_before_is_refused_in_words(at_desk, tmp_path, decisions):
    erasures = Erasures(decisions)
    content = b"Het verhaal van een deelnemer"
    erasures.keep_out(erasures.begin("document", "Anna", "verzoek"), "document", [sha256(content).hexdigest()])
    app = name(at_desk())
    app.file_uploader[0].upload("verhaal.txt", content, "text/plain").run()
    press(app, words.UPLOAD_BUTTON)
    assert errors(app) == [words.ERASED_BEFORE.format(name="verhaal.txt")]
    assert not (tmp_path / "vault").exists()
