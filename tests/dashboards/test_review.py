"""The page "Beoordelen": one sentence at a time, blind double coding, and what was judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import labels
from dashboards.labels import review as words
from pipeline import tables
from pipeline.decisions import Judgements, Queue
from pipeline.decisions.judgements import Label
from pipeline.decisions.samples import Samples
from pipeline.delivery import DECISIONS
from tests.dashboards.builders import Rows, small_town
from tests.dashboards.test_desk import errors, fill, html, name, press

PASSAGE = ("Ik at altijd alleen.", "Sinds de kookgroep heb ik mensen met wie ik praat.", "Dat doet me goed.")
DOUBTED, SURE = PASSAGE[1], PASSAGE[2]


@pytest.fixture
def ledger(tmp_path: Path) -> Samples:
    return Samples(tmp_path / DECISIONS)


def town() -> Rows:
    """One report of which the middle sentence is doubted most, and a story without consent."""
    rows = Rows()
    report = rows.document("verslag")
    first, doubted, sure = rows.passage(report, *PASSAGE)
    rows.label(first, kind="other", kind_score=0.97, direction="onveranderd")
    rows.label(doubted, "sociaal_netwerk", "meedoen", kind_score=0.5)
    rows.label(sure, "mentaal_welbevinden", kind_score=0.9)
    secret = rows.passage(report, "Dit wil ik niet in de krant.", story_id=rows.story(report, "no", "Geheime titel"))
    rows.label(secret[0], "financien", kind_score=0.4)
    return rows


@pytest.fixture
def at_work(open_app):
    """The page, opened by somebody with a name."""

    def opened(rows: Rows | None = None, by: str = "Anna", part: str = "queue") -> AppTest:
        app = open_app(rows or town(), "beoordelen")
        app = name(app, by) if by else app
        return app if part == "queue" else turn_to(app, part)

    return opened


def turn_to(app: AppTest, part: str) -> AppTest:
    return app.segmented_control[0].set_value(part).run()


def marked(app: AppTest) -> str:
    return html(app).split("<mark>")[1].split("</mark>")[0]


def held(ledger: Judgements) -> dict[str, tuple[Label, str]]:
    return {one.sentence.text: (one.label, one.verdict) for one in ledger.held()}


def radio(app: AppTest, label: str, value: str) -> AppTest:
    return next(box for box in app.radio if box.label == label).set_value(value).run()


def check(app: AppTest, theme: str, on: bool = True) -> AppTest:
    box = next(box for box in app.checkbox if box.label.startswith(f"**{theme}**"))
    return (box.check() if on else box.uncheck()).run()


# --- one at a time


def test_the_most_doubted_sentence_comes_first_in_its_passage(at_work):
    app = at_work()
    assert marked(app) == DOUBTED
    shown = html(app)
    assert PASSAGE[0] in shown
    assert "Buurthuis De Linde, verslag.docx" in shown
    assert words.COMPUTER_SAYS in shown
    assert labels.certainty(0.5) in shown
    assert "3 zinnen te gaan" in shown


def test_one_key_accepts_and_the_next_sentence_follows(at_work, ledger):
    app = at_work()
    keys = {button.label: button.proto.shortcut for button in app.button}
    assert keys[words.ACCEPT].lower() == "a"
    press(app, words.ACCEPT)
    label, verdict = held(ledger)[DOUBTED]
    assert verdict == "accepted"
    assert label == Label("outcome", "vooruitgang", "bewoner", ("meedoen", "sociaal_netwerk"))
    assert marked(app) != DOUBTED
    assert words.DONE["accepted"] in html(app)
    assert "1 beoordeeld in dit bezoek" in html(app)


def test_what_was_judged_is_taken_up_without_reading_anew(at_work, tmp_path):
    press(at_work(), words.ACCEPT)
    assert Queue(tmp_path / DECISIONS).jobs()["verslag"].reason == "judged"


def test_a_correction_is_made_in_plain_choices(at_work, ledger):
    app = press(at_work(), words.CORRECT)
    assert marked(app) == DOUBTED
    app = radio(app, words.DIRECTION, "achteruitgang")
    app = check(app, "Meedoen", on=False)
    fill(app, words.REASON, "Ze komt juist minder.")
    press(app, words.SAVE)
    assert held(ledger)[DOUBTED] == (Label("outcome", "achteruitgang", "bewoner", ("sociaal_netwerk",)), "corrected")
    assert ledger.judgements()[0].reason == "Ze komt juist minder."
    assert marked(app) != DOUBTED


def test_without_a_change_there_is_no_direction_to_choose(at_work):
    app = radio(press(at_work(), words.CORRECT), words.KIND, "output")
    assert words.DIRECTION not in [box.label for box in app.radio]


def test_a_rejected_label_leaves_nothing(at_work, ledger):
    press(at_work(), words.REJECT)
    assert held(ledger)[DOUBTED] == (Label("other", "onveranderd", "bewoner", ()), "rejected")


def test_undo_brings_the_sentence_back(at_work, ledger):
    app = press(at_work(), words.REJECT)
    app = press(app, words.UNDO)
    assert held(ledger) == {}
    assert marked(app) == DOUBTED
    assert words.DONE["undone"] in html(app)


def test_passing_over_books_nothing_and_can_be_undone(at_work, ledger):
    app = press(at_work(), words.SKIP)
    assert held(ledger) == {}
    assert marked(app) != DOUBTED
    assert marked(press(app, words.UNDO)) == DOUBTED


def test_a_name_comes_first(at_work, ledger):
    app = press(at_work(by=""), words.ACCEPT)
    assert held(ledger) == {}
    assert errors(app)
    assert marked(app) == DOUBTED


def test_the_keys_can_be_switched_off(at_work):
    app = at_work()
    app.toggle[0].set_value(False).run()
    assert not any(button.proto.shortcut for button in app.button)


def test_a_story_without_consent_never_comes_up(at_work):
    app = at_work()
    for _ in range(4):
        assert "niet in de krant" not in html(app)
        if words.NOTHING_LEFT_TITLE in html(app):
            break
        app = press(app, words.ACCEPT)
    assert words.NOTHING_LEFT_TITLE in html(app)


def test_a_theme_narrows_the_queue(at_work):
    app = at_work()
    app.session_state["bij_thema"] = "Hoe iemand zich voelt"
    app.run()
    assert marked(app) == SURE
    assert "1 zin te gaan" in html(app)


def test_what_carries_a_claim_on_one_source_comes_before_what_is_doubted(at_work):
    rows = town()
    rows.add(
        tables.CLAIMS, claim_id="c1", document="verslag", theme="mentaal_welbevinden", direction="vooruitgang",
        strength="weak", sources=1,
    )  # fmt: skip
    rows.add(
        tables.CLAIM_EVIDENCE, claim_id="c1", sentence_id="verslag-s3", document="verslag", source="x",
        stance="supporting", position=1,
    )  # fmt: skip
    for row in rows.held["labels"]:
        if row["sentence_id"] == "verslag-s3":
            row["kind_score"] = 0.7
    assert marked(at_work(rows)) == SURE


def test_the_words_that_carried_a_theme_are_named(at_work):
    rows = town()
    at = DOUBTED.index("mensen")
    rows.add(
        tables.REASONS, content_key="verslag-2", theme="sociaal_netwerk", model_version="proef-1",
        spans=f"{at}-{at + 6}",
    )  # fmt: skip
    assert "‘mensen’" in html(at_work(rows))


def test_other_pages_mark_what_people_judged(open_app):
    rows = small_town()
    rows.add(
        tables.JUDGEMENTS, sentence_id="jaarverslag_linde-s4", document="jaarverslag_linde", kind="outcome",
        direction="achteruitgang", voice="naaste", themes="meedoen", verdict="corrected",
    )  # fmt: skip
    app = open_app(rows, "citaten", activiteit="jaarverslag_linde-a1")
    judged, *_ = [part for part in html(app).split("<article") if "Sinds de kookgroep heb ik</mark>" in part
                  or "<mark>Sinds de kookgroep" in part]  # fmt: skip
    assert labels.JUDGED_BY_PEOPLE in judged
    assert labels.DIRECTIONS["achteruitgang"] in judged
    other = next(part for part in html(app).split("<article") if "<mark>Voor mevrouw" in part)
    assert labels.ACCORDING_TO_COMPUTER in other


# --- double coding


def make_sample(app: AppTest) -> AppTest:
    fill(app, words.FIRST_CODER, "Anna")
    fill(app, words.SECOND_CODER, "Bram")
    return press(app, words.MAKE)


def code(app: AppTest, kind: str = "other", voice: str = "bewoner") -> AppTest:
    app = radio(app, words.KIND, kind)
    if kind == "outcome":
        app = radio(app, words.DIRECTION, "vooruitgang")
    return press(radio(app, words.VOICE, voice), words.SAVE_AND_NEXT)


def coded_by_both(at_work) -> AppTest:
    """Anna says that every sentence is something else, Bram that the first is a change."""
    app = press(make_sample(at_work(part="double")), words.START_CODING)
    for _ in range(3):
        app = code(app)
    app = press(name(press(app, f"← {words.STOP_CODING}"), "Bram"), words.START_CODING)
    for kind in ("outcome", "other", "other"):
        app = code(app, kind)
    return press(app, f"← {words.STOP_CODING}")


def test_coding_is_blind(at_work, ledger):
    app = press(make_sample(at_work(part="double")), words.START_CODING)
    assert words.COMPUTER_SAYS not in html(app)
    assert all(box.value is None for box in app.radio)
    app = code(app)
    assert held(ledger) == {}, "one coder's word is not in force"
    app = name(press(app, f"← {words.STOP_CODING}"), "Bram")
    assert "Anna: 1 van 3 · Bram: 0 van 3" in html(app)
    app = press(app, words.START_CODING)
    assert all(box.value is None for box in app.radio)
    assert words.HISTORY_EMPTY in html(turn_to(app, "history"))


def test_sentences_of_an_open_sample_are_not_in_the_queue(at_work):
    app = make_sample(at_work(part="double"))
    assert words.NOTHING_LEFT_TITLE in html(turn_to(app, "queue"))


def test_a_label_that_is_not_whole_is_not_taken(at_work, ledger):
    app = press(make_sample(at_work(part="double")), words.START_CODING)
    app = press(radio(app, words.KIND, "outcome"), words.SAVE_AND_NEXT)
    assert errors(app) == [words.INCOMPLETE]
    assert ledger.judgements() == []


def test_a_sample_needs_two_people(at_work, ledger):
    app = at_work(part="double")
    fill(app, words.FIRST_CODER, "Anna")
    fill(app, words.SECOND_CODER, "anna")
    assert errors(press(app, words.MAKE)) == [words.TWO_NAMES]
    assert ledger.samples() == []


def test_agreement_is_shown_and_a_difference_is_settled_with_a_motivation(at_work, ledger):
    app = press(coded_by_both(at_work), words.RESULT)
    shown = html(app)
    assert "<td>67%</td>" in shown
    assert words.READINGS["too_few"] in shown
    assert len(held(ledger)) == 2, "where they agree their word is in force"
    app = press(app, words.SETTLE)
    app = radio(radio(radio(app, words.KIND, "outcome"), words.DIRECTION, "onveranderd"), words.VOICE, "bewoner")
    app = press(app, words.SAVE)
    assert errors(app) == [words.NEEDS_MOTIVATION]
    app.text_area[0].set_value("Zie de richtlijn.").run()
    app = press(app, words.SAVE)
    assert "Zie de richtlijn." in html(app)
    assert "settled" in {verdict for _, verdict in held(ledger).values()}
    assert len(held(ledger)) == 3


# --- history


def test_what_was_judged_is_listed_and_can_be_taken_back(at_work, ledger):
    app = turn_to(press(at_work(), words.REJECT), "history")
    assert DOUBTED in html(app)
    assert "hoort hier niet, door Anna" in html(app)
    app = press(app, words.WITHDRAW)
    assert held(ledger) == {}
    assert words.HISTORY_EMPTY in html(app)


def test_words_whose_consent_was_withdrawn_are_not_shown(at_work, open_app):
    press(at_work(), words.ACCEPT)
    rows = town()
    story = rows.story("verslag", "no")
    for row in rows.held["passages"]:
        row["story_id"] = story
    app = turn_to(open_app(rows, "beoordelen"), "history")
    assert words.NOT_SHOWN in html(app)
    assert DOUBTED not in html(app)


def test_a_label_without_a_sentence_is_kept_as_loose(at_work, open_app, ledger):
    press(at_work(), words.ACCEPT)
    rows = Rows()
    other = rows.document("verslag")
    rows.label(rows.passage(other, "Iets heel anders.")[0])
    rows.held["sentences"][0]["content_key"] = "andere"
    app = turn_to(open_app(rows, "beoordelen"), "history")
    assert words.LOOSE_TITLE in html(app)
    assert len(ledger.held()) == 1
