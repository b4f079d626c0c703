"""Signing in at the municipality's own server: OpenID Connect, code flow with PKCE (docs/adr/0020-sign-in.md)."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth, StarletteOAuth2App
from joserfc.errors import JoseError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dashboards.entrance import forms
from dashboards.entrance.door import Door
from dashboards.entrance.pages import TO_SIGN_IN, let_in
from dashboards.entrance.showing import Page, show
from dashboards.labels import entrance as words
from pipeline.access import Role
from pipeline.accounts.elsewhere import Mapped, Unwelcome, enter
from pipeline.settings import Oidc, SettingsError

SECRET = "VERHAAL_OIDC_SECRET"  # nosec B105  # the name of the variable
BACK = "/aanmelden/terug"
_WELL_KNOWN = "/.well-known/openid-configuration"
_SIGNED = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures with a key that only the server has; never `none`, and never one made with a secret that we share."""
_SECONDS = 10.0
_CLOCKS_DIFFER = 120
"""Seconds that the other server's clock may differ."""
_ONWARD = "naar"


_LOG = logging.getLogger("verhaal.entrance")


class NotToBeTrusted(ValueError):
    """The server says something that does not fit what was set."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The pages of one door. `client` is Authlib's, which keeps state, nonce and PKCE verifier in a signed cookie."""

    door: Door
    client: StarletteOAuth2App

    async def begin(self, request: Request) -> Response:
        """Send somebody to the server."""
        try:
            await self._checked_server()
            request.session[_ONWARD] = forms.safe_path(request.query_params.get("naar"))
            answer: Response = await self.client.authorize_redirect(request, self._back(request))
        except httpx2.HTTPError:
            return self._failed(request, words.ELSEWHERE_DOWN, HTTPStatus.BAD_GATEWAY)
        except (AuthlibBaseError, ValueError, RuntimeError) as error:
            _tell(error)
            return self._failed(request, words.ELSEWHERE_WRONG, HTTPStatus.BAD_GATEWAY)
        return answer

    async def end(self, request: Request) -> Response:
        """Let in whom the server sent back, with the role that it tells."""
        try:
            claims = await self._claims(request)
            account = await run_in_threadpool(
                enter, self.door.path, claims, mapped(self.door.settings.access.oidc), book=self.door.booking
            )
        except httpx2.HTTPError:
            return self._failed(request, words.ELSEWHERE_DOWN, HTTPStatus.BAD_GATEWAY)
        except Unwelcome as error:
            return self._failed(request, words.UNWELCOME[error.why], HTTPStatus.FORBIDDEN)
        except (AuthlibBaseError, JoseError, ValueError, RuntimeError, KeyError) as error:
            _tell(error)
            return self._failed(request, words.ELSEWHERE_WRONG, HTTPStatus.BAD_REQUEST)
        return await run_in_threadpool(let_in, self.door, request, account, request.session.pop(_ONWARD, "/"))

    async def _claims(self, request: Request) -> Mapping[str, Any]:
        """What the ID token says, once signature, issuer, audience, time and nonce were checked."""
        metadata = await self._checked_server()
        options = {
            "iss": {"essential": True, "value": metadata["issuer"]},
            "aud": {"essential": True, "value": self.client.client_id},
        }
        token = await self.client.authorize_access_token(request, claims_options=options, leeway=_CLOCKS_DIFFER)
        claims = token.get("userinfo")
        # Authlib gives none where it had no nonce to compare with; without one the token proves nothing
        if not claims or not claims.get("nonce"):
            raise NotToBeTrusted
        return dict(claims)

    async def _checked_server(self) -> Mapping[str, Any]:
        """What the server says of itself. Raises NotToBeTrusted where it calls itself otherwise than was set."""
        metadata: dict[str, Any] = await self.client.load_server_metadata()
        if metadata.get("issuer", "").rstrip("/") + _WELL_KNOWN != self.door.settings.access.oidc.discovery:
            raise NotToBeTrusted
        offered = metadata.get("id_token_signing_alg_values_supported") or ["RS256"]
        metadata["id_token_signing_alg_values_supported"] = [one for one in offered if one in _SIGNED] or ["RS256"]
        return metadata

    def _back(self, request: Request) -> str:
        own = self.door.settings.access.address.rstrip("/") or f"http://{request.headers['host']}"
        return own + BACK

    def _failed(self, request: Request, said: str, status: HTTPStatus) -> Response:
        label = self.door.settings.access.oidc.label
        page = Page(words.ELSEWHERE_FAILED, onward=TO_SIGN_IN)
        return show(request, self.door, page, said.format(label=label), status=status)


def _tell(error: Exception) -> None:
    """What went wrong, for the log: the kind, and the code by OAuth's own list; never a claim of somebody."""
    _LOG.warning("OpenID Connect: %s %s", type(error).__name__, getattr(error, "error", ""))


def client(oidc: Oidc) -> StarletteOAuth2App:
    """Authlib's client for these settings. Raises SettingsError where something is absent or wrong."""
    mapped(oidc)
    asked = {"scope": oidc.scopes, "code_challenge_method": "S256", "timeout": _SECONDS}
    found = OAuth().register(
        "gemeente", client_id=oidc.client_id, client_secret=_secret(oidc), server_metadata_url=oidc.discovery,
        client_kwargs=asked,
    )  # fmt: skip
    if not isinstance(found, StarletteOAuth2App):
        raise SettingsError("access.oidc cannot be used.")
    return found


def mapped(oidc: Oidc) -> Mapped:
    """What claims mean here. Raises SettingsError for a role that does not exist, or an address without https."""
    known = {role.value: role for role in Role}
    strange = [role for _, role in oidc.roles if role not in known]
    if strange or not oidc.roles:
        raise SettingsError(
            f"access.oidc.roles must map values of the claim {oidc.role_claim} to roles ({', '.join(known)}), "
            f"not to {', '.join(strange) or 'nothing'}."
        )
    if not oidc.client_id or not oidc.discovery.endswith(_WELL_KNOWN):
        raise SettingsError(f"access.oidc needs client_id, and discovery that ends in {_WELL_KNOWN}.")
    if not oidc.discovery.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise SettingsError("access.oidc.discovery must begin with https://.")
    return Mapped(oidc.role_claim, tuple((value, known[role]) for value, role in oidc.roles), oidc.organisation_claim)


def _secret(oidc: Oidc) -> str:
    if oidc.client_secret_file is None:
        secret = os.environ.get(SECRET, "")
    else:
        try:
            secret = oidc.client_secret_file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SettingsError(f"access.oidc.client_secret_file {oidc.client_secret_file} cannot be read.") from error
    if not secret:
        raise SettingsError(f"access.oidc needs a secret: in client_secret_file, or in ${SECRET}.")
    return secret
