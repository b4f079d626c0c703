"""The pages behind a link that works once: the first administrator, an invitation, a new password."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from dashboards.entrance import forms
from dashboards.entrance.door import Door
from dashboards.entrance.pages import NEW_PASSWORDS, TO_SIGN_IN, Different, chosen, let_in, said_of, text
from dashboards.entrance.showing import Field, Page, show
from dashboards.labels import entrance as words
from pipeline.access import Role
from pipeline.accounts import Account, AccountRefused, NewAccount, PasswordRefused
from pipeline.accounts.links import Link

KEY = "sleutel"
"""The part of the address that holds the token of a link."""


@dataclass(frozen=True, slots=True)
class FirstTime:
    """The pages of one door."""

    door: Door

    async def first(self, request: Request) -> Response:
        """The account of the first administrator."""
        return await self._page(request, "/eerste-keer", {"first"})

    async def invited(self, request: Request) -> Response:
        """A first or new password for an account that is there."""
        return await self._page(request, "/uitnodiging", {"invitation", "reset"})

    async def _page(self, request: Request, action: str, purposes: set[str]) -> Response:
        form = await request.form() if request.method == "POST" else FormData()
        token = text(form, KEY) or request.query_params.get(KEY, "")
        link = await run_in_threadpool(self.door.links.of, token)
        if link is None or link.purpose not in purposes:
            return self._gone(request, action)
        if request.method != "POST":
            return self._form(request, link, token, action, FormData())
        if not forms.is_ours(self.door, action, text(form, forms.FIELD), request.cookies):
            return self._form(request, link, token, action, form, words.STALE)
        try:
            account = await run_in_threadpool(self._made, link, token, form)
        except (PasswordRefused, AccountRefused, Different) as error:
            return self._form(request, link, token, action, form, said_of(error))
        if account is None:
            return self._gone(request, action)
        return await run_in_threadpool(let_in, self.door, request, account, "/")

    def _made(self, link: Link, token: str, form: FormData) -> Account | None:
        password = chosen(form)
        if link.purpose != "first":
            return self.door.accounts.choose_password(token, password)
        new = NewAccount(text(form, "weergavenaam"), text(form, "naam"), Role.ADMIN)
        return self.door.accounts.begin(token, new, password)

    def _form(self, request: Request, link: Link, token: str, action: str, form: FormData, error: str = "") -> Response:
        page = Page(
            _TITLES[link.purpose], action, _INTROS[link.purpose], _fields(link, form),
            words.MAKE_ACCOUNT if link.account is None else words.KEEP_PASSWORD, ((KEY, token),),
        )  # fmt: skip
        return show(request, self.door, page, error, status=HTTPStatus.BAD_REQUEST if error else HTTPStatus.OK)

    def _gone(self, request: Request, action: str) -> Response:
        note = words.FIRST_GONE_HELP if action == "/eerste-keer" else words.LINK_GONE_HELP
        return show(
            request, self.door, Page(words.LINK_GONE, note=note, onward=TO_SIGN_IN), status=HTTPStatus.NOT_FOUND
        )


_TITLES = {"first": words.FIRST_TITLE, "invitation": words.INVITED_TITLE, "reset": words.RESET_TITLE}
_INTROS = {"first": words.FIRST_INTRO, "invitation": words.INVITED_INTRO, "reset": words.CHANGE_INTRO}


def _fields(link: Link, form: FormData) -> tuple[Field, ...]:
    if link.account is not None:
        # shown, not asked: a password manager keeps the name with the password
        return (Field("naam", words.SIGN_IN_NAME, "username", value=link.account.sign_in or ""), *NEW_PASSWORDS)
    return (
        Field("weergavenaam", words.NAME, "name", help=words.NAME_HELP, value=text(form, "weergavenaam")),
        Field("naam", words.SIGN_IN_NAME, "username", help=words.SIGN_IN_NAME_HELP, value=text(form, "naam")),
        *NEW_PASSWORDS,
    )
