"""What may be told of a choice: nothing of a story that was withdrawn, nor what could quote it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import panelling
from pipeline.decisions import PanelFeedback, Panels, StoryChecks
from pipeline.panel.checks import Check, withdrawn
from pipeline.panel.events import Chosen, Ended, PanelError, Taken
from pipeline.panel.feedback import Feedback, told
from pipeline.panel.outcome import decision
from pipeline.panelling import Sitting
from pipeline.periods import Period
from pipeline.reviewing import documents_in_force
from pipeline.settings import Settings
from pipeline.store import open_snapshot
from tests.panel.builders import (
    ALL,
    CALL,
    COOK,
    DISSENT,
    GARDEN,
    MOTIVATION,
    QUARTER,
    READ,
    TEXTS,
    WALK,
    begun,
    chose,
    finished,
    story_town,
)  # fmt: skip


@pytest.fixture
def sit(tmp_path: Path) -> Callable[[], Sitting]:
    """The panel that began last, as it stands."""
    story_town().publish(tmp_path)
    settings = Settings(data=tmp_path)

    def sitting() -> Sitting:
        state = open_snapshot(tmp_path / "store")
        assert state is not None
        file = tmp_path / "decisions.sqlite"
        documents = documents_in_force(state, settings)
        return panelling.sitting(state, documents, Panels(file).all()[-1], StoryChecks(file).all())

    return sitting


def withdraw(folder: Path, story: str) -> None:
    StoryChecks(folder / "decisions.sqlite").book(Check(story, "withdrawn", reason="De verteller wil het niet"), "Anna")


def test_what_may_take_part(tmp_path: Path):
    story_town().publish(tmp_path)
    state = open_snapshot(tmp_path / "store")
    assert state is not None
    documents = documents_in_force(state, Settings(data=tmp_path))
    found = panelling.eligible(state, documents, QUARTER, ())
    assert set(found) == set(ALL), "of the quarter, or of which nobody knows; never without consent"
    assert found[COOK].sentences == TEXTS[COOK]
    assert found[GARDEN].consent == "unknown"
    assert found[GARDEN].period is None
    gone = [Check(COOK, "withdrawn", reason="Toch niet")]
    assert set(panelling.eligible(state, documents, QUARTER, gone)) == set(ALL) - {COOK}
    assert panelling.withheld(state, documents) == 1
    assert panelling.main_themes(state, [COOK, READ]) == {COOK: ("sociaal_netwerk",), READ: ("taal_digitaal",)}


def test_a_choice_is_told_with_its_reason(tmp_path: Path, sit: Callable[[], Sitting]):
    finished(tmp_path)
    result = sit().result
    assert result is not None
    (made,) = result.decisions
    assert made.story is not None
    assert (made.story.story, made.motivation, made.dissent) == (COOK, MOTIVATION, DISSENT)
    assert made.story.told_in(made.lines) == ("Nu kook ik met <b>anderen</b>.",)
    assert (made.story.place_of(made.lines), made.story.place_of(())) == (2, 1)
    assert made.story.told_in(()) == TEXTS[COOK][:3]
    assert made.story.told_in((99,)) == TEXTS[COOK][:3], "a sentence that is not there any more"


def test_of_a_withdrawn_winner_nothing_is_told_and_the_choice_stays(tmp_path: Path, sit: Callable[[], Sitting]):
    finished(tmp_path)
    withdraw(tmp_path, COOK)
    held = sit()
    assert COOK not in held.stories
    assert held.result is not None
    (made,) = held.result.decisions
    assert (made.story, made.withdrawn, made.motivation, made.dissent) == (None, True, None, None)


def test_what_was_said_of_a_withdrawn_story_goes_and_the_motivation_of_another_stays(
    tmp_path: Path, sit: Callable[[], Sitting]
):
    finished(tmp_path)
    withdraw(tmp_path, WALK)
    result = sit().result
    assert result is not None
    (made,) = result.decisions
    assert (made.motivation, made.dissent, made.withdrawn) == (MOTIVATION, None, False)


def test_why_a_group_chose_none_goes_when_one_of_its_stories_does(tmp_path: Path, sit: Callable[[], Sitting]):
    panels = begun(tmp_path, ALL)
    chose(panels, 1, 1, None)
    withdraw(tmp_path, READ)
    held = sit()
    made = decision(held.course.last[0], held.stories, held.checks)
    assert made is not None
    assert (made.motivation, made.dissent) == (None, None)


def test_who_comes_back_on_it_is_shown_again(tmp_path: Path, sit: Callable[[], Sitting]):
    finished(tmp_path)
    withdraw(tmp_path, COOK)
    StoryChecks(tmp_path / "decisions.sqlite").book(Check(COOK, "checking"), "Anna")
    assert COOK in sit().stories
    assert len(StoryChecks(tmp_path / "decisions.sqlite").all()) == 2


def test_why_several_stay_goes_when_one_of_them_does(tmp_path: Path, sit: Callable[[], Sitting]):
    panels = begun(tmp_path, (COOK, WALK), (READ, CALL, GARDEN))
    chose(panels, 1, 1, COOK)
    chose(panels, 1, 2, READ)
    panels.book(1, Ended("De brief en de tafel horen bij elkaar"), "Anna")
    result = sit().result
    assert result is not None
    assert result.ended == "De brief en de tafel horen bij elkaar"
    withdraw(tmp_path, READ)
    result = sit().result
    assert result is not None
    assert result.ended is None
    assert [made.story is None for made in result.decisions] == [False, True]


def test_a_panel_counts_for_its_own_period_for_one_that_holds_it_and_for_one_within_it(tmp_path: Path):
    finished(tmp_path)
    story_town().publish(tmp_path)
    state = open_snapshot(tmp_path / "store")
    assert state is not None
    documents, file = documents_in_force(state, Settings(data=tmp_path)), tmp_path / "decisions.sqlite"
    year = Period(QUARTER.start.replace(month=1), QUARTER.end)
    earlier = Period(QUARTER.start.replace(month=4), QUARTER.start.replace(month=6))
    counts = [len(panelling.results(state, documents, file, one)) for one in (QUARTER, year, earlier)]
    assert counts == [1, 1, 0]


def test_telephone_numbers_are_taken_out_of_what_is_typed():
    event = panelling.tidy(Chosen(1, 1, "chosen", COOK, "Bel 06-12345678", "talk", "Mail jan@example.org"))
    assert isinstance(event, Chosen)
    assert (event.motivation, event.dissent) == ("Bel [TELEFOON]", "Mail [E-MAIL]")
    assert panelling.tidy(Taken(ALL)) == Taken(ALL)
    assert panelling.tidy_check(Check(COOK, "change", reason="Bel 06-12345678")).reason == "Bel [TELEFOON]"


@pytest.mark.parametrize(
    ("status", "given", "why"),
    [
        ("confirmed", {}, "confirmed_by_whom"), ("confirmed", {"by_role": "resident"}, "confirmed_by_whom"),
        ("withdrawn", {}, "no_reason"), ("change", {"reason": " "}, "no_reason"), ("lost", {}, "no_such_status"),
    ],
)  # fmt: skip
def test_a_check_that_says_too_little_does_not_exist(status, given, why):
    with pytest.raises(PanelError, match=why):
        Check(COOK, status, **given)


def test_withdrawn_is_what_was_booked_last():
    gone, back = Check(COOK, "withdrawn", reason="Nee"), Check(COOK, "checking")
    assert withdrawn([gone]) == {COOK}
    assert withdrawn([gone, back]) == frozenset()


def test_an_organisation_waits_until_it_was_told_of_the_newest_choice(tmp_path: Path):
    ledger = PanelFeedback(tmp_path / "decisions.sqlite")
    finished(tmp_path)
    assert told(ledger.of(1), "Taalhuis Zuid", "2020") == "waiting"
    number = ledger.book(Feedback(1, "Taalhuis Zuid", "sent", QUARTER.end, "Per mail"), "Anna")
    ledger.book(Feedback(1, "Taalhuis Zuid", "reaction", QUARTER.end, "Blij mee"), "Anna")
    held = ledger.of(1)
    assert told(held, "Taalhuis Zuid", "2020") == "sent"
    assert told(held, "Taalhuis Zuid", "2999") == "again"
    assert told(held, "Tuin van Oost", "2020") == "waiting"
    ledger.withdraw("panel_feedback", number, "Anna")
    assert told(ledger.of(1), "Taalhuis Zuid", "2020") == "waiting"
    assert [one.text for one in ledger.of(1)] == ["Blij mee"]
