"""Which role uses what: the table holds every page and action, and keeps roles apart."""

from __future__ import annotations

import pytest

from pipeline.access import ACTIONS, PAGES, Action, Role, may_do, may_open


def test_every_action_has_somebody_who_may_do_it():
    assert set(ACTIONS) == set(Action)
    assert all(ACTIONS.values())


def test_every_page_is_used_by_somebody():
    assert all(PAGES.values())


@pytest.mark.parametrize(
    ("role", "page", "allowed"),
    [
        (Role.OFFICER, "aanleveren", True), (Role.ADVISER, "aanleveren", False), (Role.CHAIR, "effectgesprek", True),
        (Role.REVIEWER, "beoordelen", True), (Role.OFFICER, "beoordelen", False), (Role.ADMIN, "beoordelen", True),
        (None, "beoordelen", True), (Role.ADVISER, "not_in_the_table", False), (Role.ADMIN, "not_in_the_table", True),
    ],
    ids=["their work", "not their work", "the chair's agenda", "the reviewer's queue", "labels are not an officer's",
         "the administrator", "nobody in particular", "least privilege", "a page to be placed"],
)  # fmt: skip
def test_a_page_is_for_those_who_use_it(role, page, allowed):
    assert may_open(role, page) is allowed


@pytest.mark.parametrize("action", Action)
def test_the_administrator_and_nobody_in_particular_may_do_everything(action):
    assert may_do(Role.ADMIN, action)
    assert may_do(None, action)


def test_an_adviser_changes_no_figures():
    assert not may_do(Role.ADVISER, Action.CORRECT)
