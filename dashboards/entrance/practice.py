"""The demo: one made-up person per role, without passwords, on sample reports only."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dashboards.entrance import forms
from dashboards.entrance.door import Door, NotSafe, is_local
from dashboards.entrance.pages import let_in, text
from dashboards.entrance.showing import render
from dashboards.labels import entrance as words
from pipeline.access import Role
from pipeline.accounts import Account, NewAccount
from pipeline.accounts import file as accounts_file
from pipeline.accounts.accounts import insert
from pipeline.accounts.events import Event, book
from pipeline.accounts.people import PRACTICE
from pipeline.decisions import Inbox
from pipeline.disk import digest
from pipeline.settings import ROOT, Settings
from pipeline.vault import Vault

SAMPLES = ROOT / "sample_reports"
ORGANISATION = "Stichting Welzijn Grienmonde"
"""The sample organisation whose reports the indiener of the demo sees."""


@dataclass(frozen=True, slots=True)
class Practice:
    """The sign-in page of a demo."""

    door: Door

    async def sign_in(self, request: Request) -> Response:
        """A button for each role, or who one becomes."""
        if request.method == "POST":
            form = await request.form()
            sent, onward = text(form, forms.FIELD), text(form, "naar")
            account = await run_in_threadpool(self._person, text(form, "rol"))
            if account is None or not forms.is_ours(self.door, "/aanmelden", sent, request.cookies):
                return self._choice(request, onward, words.STALE)
            return await run_in_threadpool(self._become, request, account, onward)
        if await run_in_threadpool(self.door.entered, request.cookies):
            return RedirectResponse(forms.safe_path(request.query_params.get("naar")), 303)
        return self._choice(request, request.query_params.get("naar"))

    def _become(self, request: Request, account: Account, onward: str | None) -> Response:
        answer = let_in(self.door, request, account, onward)
        self.door.booking(Event("signed_in", account.name, account.role, account.number))
        return answer

    def _person(self, role: str) -> Account | None:
        return next((one for one in self.door.accounts.all() if one.role == role), None)

    def _choice(self, request: Request, onward: str | None, error: str = "") -> Response:
        people = {one.role: one for one in self.door.accounts.all()}
        roles = [
            {"role": role.value, "label": words.go_on_as(role),
             "about": words.about_role(role, people[role].organisation)}
            for role in Role
        ]  # fmt: skip
        values = {
            "title": words.SIGN_IN, "action": "/aanmelden", "intro": words.PRACTICE_INTRO, "roles": roles,
            "onward": forms.safe_path(onward), "error": error,
        }  # fmt: skip
        return render(request, self.door, "practice.html", values, HTTPStatus.BAD_REQUEST if error else HTTPStatus.OK)


@contextmanager
def of_practice(settings: Settings, samples: Path = SAMPLES) -> Iterator[Door]:
    """The door of a demo, whose people are gone when it ends. Raises NotSafe where anything could be real."""
    check(settings, samples)
    with tempfile.TemporaryDirectory(prefix="verhaal-") as folder:
        path = Path(folder) / "accounts.sqlite"
        for role in Role:
            _make(path, role)
        yield Door(settings, "demo", path, partial(book, settings.audit))


def check(settings: Settings, samples: Path = SAMPLES) -> None:
    """Raise NotSafe unless this listens here only, has no accounts, and holds nothing but samples and practice."""
    if not is_local(settings.access.host):
        raise NotSafe("demo_host")
    if accounts_file.exists(settings.accounts):
        raise NotSafe("accounts")
    if strange(settings, samples):
        raise NotSafe("real")


def strange(settings: Settings, samples: Path = SAMPLES) -> set[str]:
    """What the vault or the books hold that is no sample, did not come in one, and was not delivered in a demo."""
    known = {digest(path) for path in samples.rglob("*") if path.is_file()}
    held = set(Vault(settings.vault).digests())
    if settings.decisions.exists():
        deliveries = Inbox(settings.decisions).deliveries()
        held |= {one.document for one in deliveries}
        known |= {one.document for one in deliveries if (one.delivered_by or "").endswith(PRACTICE)}
        known |= {one.document for one in deliveries if one.container in known}
    return held - known


def _make(path: Path, role: Role) -> None:
    organisation = ORGANISATION if role is Role.PROVIDER else None
    person = NewAccount(f"{words.PRACTICE_NAMES[role]} {PRACTICE}", None, role, organisation)
    with accounts_file.opened(path) as connection:
        insert(connection, person, "demo", None, time.time())
