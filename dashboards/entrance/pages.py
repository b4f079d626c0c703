"""Signing in, out and the password: what happens at each address of the entrance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dashboards.entrance import forms
from dashboards.entrance.door import Door
from dashboards.entrance.showing import Field, Page, password_field, show
from dashboards.labels import entrance as words
from pipeline.accounts import Account, Refused, Session
from pipeline.accounts.events import Event
from pipeline.accounts.passwords import PasswordRefused

TO_SIGN_IN = {"href": "/aanmelden", "label": words.TO_SIGN_IN}
NEW_PASSWORDS = (
    password_field("nieuw", words.NEW_PASSWORD, "new-password", words.PASSWORD_HELP),
    password_field("nogmaals", words.AGAIN, "new-password"),
)


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one door."""

    door: Door

    async def sign_in(self, request: Request) -> Response:
        """The form, or who it lets in."""
        if request.method == "POST":
            return await self._try(request, await request.form())
        if await run_in_threadpool(self.door.entered, request.cookies):
            return RedirectResponse(forms.safe_path(request.query_params.get("naar")), 303)
        if not self.door.settings.access.oidc.discovery and not await run_in_threadpool(self.door.accounts.exist):
            return show(request, self.door, Page(words.NO_ACCOUNTS, note=words.NO_ACCOUNTS_HELP))
        said = words.SIGNED_OUT_NOW if "afgemeld" in request.query_params else ""
        return self._form(request, request.query_params.get("naar"), said=said)

    async def sign_out(self, request: Request) -> Response:
        """Ask first, since following a link changes nothing; then end the session."""
        session = await run_in_threadpool(self.door.entered, request.cookies)
        if session is None:
            return gone(self.door, RedirectResponse("/aanmelden?afgemeld", 303))
        if request.method == "POST" and self._is_ours("/afmelden", request, await request.form(), session):
            await run_in_threadpool(self._end, session)
            return gone(self.door, RedirectResponse("/aanmelden?afgemeld", 303))
        page = Page(
            words.SIGN_OUT_ASK, "/afmelden", submit=words.SIGN_OUT, onward={"href": "/", "label": words.TO_START}
        )
        return show(request, self.door, page, session_key=session.key)

    async def password(self, request: Request) -> Response:
        """Change one's own password; ends all other sessions."""
        session = await run_in_threadpool(self.door.entered, request.cookies)
        if session is None:
            return RedirectResponse("/aanmelden?naar=/", 303)
        if not session.account.has_password:
            note = words.NO_PASSWORD_HERE.format(label=self.door.settings.access.oidc.label)
            return show(request, self.door, Page(words.CHANGE_TITLE, note=note))
        if request.method == "POST":
            return await self._change(request, await request.form(), session)
        return self._password_form(request, session)

    async def _try(self, request: Request, form: FormData) -> Response:
        onward, name = text(form, "naar"), text(form, "naam")
        if not self._is_ours("/aanmelden", request, form):
            return self._form(request, onward, words.STALE, name=name, status=HTTPStatus.BAD_REQUEST)
        address = request.client.host if request.client else ""
        answer = await run_in_threadpool(self.door.sign_in, name, text(form, "wachtwoord"), address)
        if isinstance(answer, Refused):
            return self._refused(request, onward, name, answer)
        return await run_in_threadpool(let_in, self.door, request, answer, onward)

    def _refused(self, request: Request, onward: str, name: str, why: Refused) -> Response:
        if why.why == "wrong":
            return self._form(request, onward, words.WRONG, name=name, status=HTTPStatus.UNAUTHORIZED)
        status = HTTPStatus.TOO_MANY_REQUESTS
        response = self._form(request, onward, words.wait(why.seconds), name=name, status=status)
        response.headers["retry-after"] = str(round(why.seconds))
        return response

    def _form(
        self, request: Request, onward: str | None, error: str = "", said: str = "", name: str = "", status: int = 200
    ) -> Response:
        oidc = self.door.settings.access.oidc
        elsewhere = (
            {"href": "/aanmelden/extern", "label": words.SIGN_IN_WITH.format(label=oidc.label)}
            if oidc.discovery
            else None
        )
        fields = (
            Field("naam", words.SIGN_IN_NAME, "username", value=name),
            password_field("wachtwoord", words.PASSWORD, "current-password"),
        )
        page = Page(
            words.SIGN_IN, "/aanmelden", fields=fields, submit=words.SIGN_IN, elsewhere=elsewhere, note=words.FORGOTTEN,
            hidden=(("naar", forms.safe_path(onward)),),
        )  # fmt: skip
        return show(request, self.door, page, error, said, status)

    async def _change(self, request: Request, form: FormData, session: Session) -> Response:
        if not self._is_ours("/wachtwoord", request, form, session):
            return self._password_form(request, session, words.STALE, HTTPStatus.BAD_REQUEST)
        address = request.client.host if request.client else ""
        account = session.account
        right = await run_in_threadpool(self.door.sign_in, account.sign_in or "", text(form, "huidig"), address)
        if isinstance(right, Refused):
            said = words.wait(right.seconds) if right.why == "wait" else words.WRONG_CURRENT
            return self._password_form(request, session, said, HTTPStatus.UNAUTHORIZED)
        if error := await run_in_threadpool(self._set, account, form):
            return self._password_form(request, session, error, HTTPStatus.BAD_REQUEST)
        return await run_in_threadpool(let_in, self.door, request, account, "/")

    def _set(self, account: Account, form: FormData) -> str:
        """Set the new password; what is wrong with it, in Dutch, or nothing."""
        try:
            self.door.accounts.change_password(account, chosen(form))
        except (PasswordRefused, Different) as error:
            return said_of(error)
        return ""

    def _password_form(self, request: Request, session: Session, error: str = "", status: int = 200) -> Response:
        fields = (password_field("huidig", words.CURRENT, "current-password"), *NEW_PASSWORDS)
        page = Page(
            words.CHANGE_TITLE, "/wachtwoord", words.CHANGE_INTRO, fields, words.KEEP_PASSWORD,
            onward={"href": "/", "label": words.TO_START},
        )  # fmt: skip
        return show(request, self.door, page, error, status=status, session_key=session.key)

    def _end(self, session: Session) -> None:
        self.door.sessions.end(session)
        self.door.booking(Event("signed_out", session.account.name, session.account.role, session.account.number))

    def _is_ours(self, purpose: str, request: Request, form: FormData, session: Session | None = None) -> bool:
        key = session.key if session else None
        return forms.is_ours(self.door, purpose, text(form, forms.FIELD), request.cookies, key)


class Different(ValueError):
    """The two new passwords are not the same."""


def chosen(form: Mapping[str, object]) -> str:
    """The new password. Raises Different where it was typed otherwise the second time."""
    if text(form, "nieuw") != text(form, "nogmaals"):
        raise Different
    return text(form, "nieuw")


def said_of(error: ValueError) -> str:
    """What is wrong with a new account or password."""
    return words.DIFFERENT if isinstance(error, Different) else words.named(error)


def text(form: Mapping[str, object], name: str) -> str:
    """What was typed in a field; nothing for a file."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def let_in(door: Door, request: Request, account: Account, onward: str | None) -> Response:
    """Begin a session, in place of any before (against fixation), and go on."""
    if before := door.entered(request.cookies):
        door.sessions.end(before)
    response = RedirectResponse(forms.safe_path(onward), 303)
    response.set_cookie(
        door.cookie, door.sessions.begin(account), path="/", httponly=True, samesite="lax", secure=door.is_https
    )
    return response


def gone(door: Door, response: Response) -> Response:
    """Take the token out of the browser too."""
    response.delete_cookie(door.cookie, path="/", httponly=True, samesite="lax", secure=door.is_https)
    return response
