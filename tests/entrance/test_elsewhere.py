"""Signing in at another server, against a real one that runs beside the test (oidc-provider-mock)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import KeySet

from dashboards.entrance import door as doors
from dashboards.entrance import elsewhere
from dashboards.entrance.building import build
from dashboards.entrance.door import of_accounts
from pipeline.access import Role
from pipeline.settings import Access, Oidc, Settings, SettingsError, load_settings
from tests.entrance.conftest import ADDRESS, PAGE, opened
from tests.entrance.providing import provider, user

ROLES = (("Verhaal.Beheer", "beheerder"), ("Verhaal.Advies", "adviseur"), ("Verhaal.Indiener", "indiener"))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with provider() as address:
        yield address


@pytest.fixture
def settings(tmp_path, server) -> Settings:
    oidc = Oidc(
        discovery=f"{server}/.well-known/openid-configuration", client_id="verhaal", roles=ROLES, label="de gemeente",
        organisation_claim="company",
    )  # fmt: skip
    return Settings(data=tmp_path, access=Access(oidc=oidc))


@pytest.fixture
def browser(settings, monkeypatch):
    monkeypatch.setenv(elsewhere.SECRET, "geheim")
    door = of_accounts(settings)
    doors.stand_at(door)
    with opened(build(settings, door)) as client:
        yield client
    doors.stand_at(None)


def there(location: str, subject: str) -> str:
    """Sign in at the other server as somebody; gives the address that it sends back to."""
    answer = httpx.post(location, data={"sub": subject})
    assert answer.status_code in (302, 303), answer.text
    return answer.headers["location"]


def begin(browser, onward: str = "/overzicht") -> str:
    return browser.get(f"/aanmelden/extern?naar={onward}", headers=PAGE).headers["location"]


def back(browser, location: str):
    return browser.get(location.removeprefix(ADDRESS), headers=PAGE)


def entered(browser):
    return doors.door().entered(browser.cookies)


def test_somebody_with_a_role_comes_in_and_goes_on_to_where_they_were_going(browser, server):
    user(server, "cor", name="Cor Bakker", roles=["Verhaal.Advies"])
    asked = begin(browser)
    query = {key: value[0] for key, value in parse_qs(urlsplit(asked).query).items()}
    assert (query["code_challenge_method"], query["response_type"]) == ("S256", "code")
    assert query["redirect_uri"] == f"{ADDRESS}/aanmelden/terug"
    assert {"state", "nonce", "code_challenge"} <= set(query)
    answer = back(browser, there(asked, "cor"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/overzicht")
    account = entered(browser).account
    assert (account.name, account.role, account.source, account.sign_in) == ("Cor Bakker", Role.ADVISER, "oidc", None)


def test_an_organisation_comes_from_its_claim(browser, server):
    user(server, "ida", name="Ida", roles="Verhaal.Indiener", company="Stichting X")
    back(browser, there(begin(browser), "ida"))
    assert entered(browser).account.organisation == "Stichting X"


@pytest.mark.parametrize(("claims", "said"), [
    ({"name": "Dirk"}, "U heeft geen rol in Verhaal"),
    ({"name": "Dirk", "roles": ["beheerder"]}, "U heeft geen rol in Verhaal"),
    ({"name": "Dirk", "roles": ["Verhaal.Indiener"]}, "staat geen organisatie"),
])  # fmt: skip
def test_who_has_no_role_is_refused_with_a_page_that_says_so(browser, server, claims, said):
    user(server, "dirk", **claims)
    answer = back(browser, there(begin(browser), "dirk"))
    assert (answer.status_code, said in answer.text) == (403, True)
    assert entered(browser) is None


def test_an_answer_that_was_not_asked_for_here_is_refused(browser, server):
    user(server, "cor", name="Cor", roles=["Verhaal.Advies"])
    right = there(begin(browser), "cor")
    for wrong in (
        right.replace("state=", "state=x"),
        "/aanmelden/terug?code=x",
        "/aanmelden/terug?error=access_denied&state=x",
    ):
        answer = back(browser, wrong)
        assert (answer.status_code, "klopt niet" in answer.text) == (400, True)
    browser.cookies.clear()
    assert back(browser, right).status_code == 400, "in the browser of somebody else"
    assert entered(browser) is None


def test_an_answer_works_once(browser, server):
    user(server, "cor", name="Cor", roles=["Verhaal.Advies"])
    right = there(begin(browser), "cor")
    assert back(browser, right).status_code == 303
    assert back(browser, right).status_code == 400


CHANGES = {
    "another nonce": {"nonce": "van een ander"},
    "no nonce": {"nonce": None},
    "another issuer": {"iss": "https://kwaad.nl"},
    "another audience": {"aud": "een ander programma"},
    "past its time": {"exp": 1_000_000_000},
}


@pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES)
def test_a_token_that_does_not_fit_is_refused(browser, server, changed):
    user(server, "eva", name="Eva", roles=["Verhaal.Advies"], **changed)
    assert back(browser, there(begin(browser), "eva")).status_code == 400
    assert entered(browser) is None


def test_a_token_with_another_signature_is_refused(browser, server, monkeypatch):
    user(server, "cor", name="Cor", roles=["Verhaal.Advies"])
    right = there(begin(browser), "cor")

    async def other_keys(self, force=False):
        return KeySet.generate_key_set("RSA", 2048).as_dict()

    monkeypatch.setattr(elsewhere.StarletteOAuth2App, "fetch_jwk_set", other_keys)
    assert back(browser, right).status_code == 400
    assert entered(browser) is None


@pytest.fixture
def unanswering(settings, monkeypatch):
    monkeypatch.setenv(elsewhere.SECRET, "geheim")
    oidc = replace(settings.access.oidc, discovery="http://127.0.0.1:9/.well-known/openid-configuration")
    door = of_accounts(replace(settings, access=Access(oidc=oidc)))
    with opened(build(door.settings, door)) as client:
        yield client


def test_a_server_that_does_not_answer_is_told(unanswering):
    answer = unanswering.get("/aanmelden/extern", headers=PAGE)
    assert (answer.status_code, "antwoordt niet" in answer.text) == (502, True)


def test_a_server_that_calls_itself_otherwise_is_not_trusted(browser, server, monkeypatch):
    async def otherwise(self):
        return {"issuer": "https://kwaad.nl", "authorization_endpoint": f"{server}/oauth2/authorize"}

    monkeypatch.setattr(elsewhere.StarletteOAuth2App, "load_server_metadata", otherwise)
    assert browser.get("/aanmelden/extern", headers=PAGE).status_code == 502


WRONG = [
    ({"roles": ()}, "must map values"),
    ({"roles": (("x", "directeur"),)}, "directeur"),
    ({"client_id": ""}, "needs client_id"),
    ({"discovery": "https://login/x"}, "discovery that ends in"),
    ({"discovery": "http://login/.well-known/openid-configuration"}, "https://"),
]


def test_a_secret_comes_from_a_file_or_the_environment_and_has_to_be_there(settings, tmp_path, monkeypatch):
    oidc, path = settings.access.oidc, tmp_path / "secret"
    with pytest.raises(SettingsError, match="needs a secret"):
        elsewhere.client(oidc)
    with pytest.raises(SettingsError, match="cannot be read"):
        elsewhere.client(replace(oidc, client_secret_file=path))
    path.write_text("uit een bestand\n", encoding="utf-8")
    assert elsewhere.client(replace(oidc, client_secret_file=path)).client_secret == "uit een bestand"
    monkeypatch.setenv(elsewhere.SECRET, "uit de omgeving")
    assert elsewhere.client(oidc).client_secret == "uit de omgeving"


@pytest.mark.parametrize(("values", "said"), WRONG)
def test_settings_that_cannot_be_are_told_when_the_dashboard_starts(settings, values, said):
    with pytest.raises(SettingsError, match=said):
        elsewhere.client(replace(settings.access.oidc, **values))


def test_the_settings_of_the_guide_are_read(tmp_path):
    path = tmp_path / "verhaal.toml"
    path.write_text(
        '[access]\naddress = "https://verhaal.gemeente.nl"\n[access.oidc]\n'
        'client_id = "a"\nclient_secret_file = "/run/x"\n'
        '[access.oidc.roles]\n"Verhaal.Beheer" = "beheerder"\n"Verhaal.Advies" = "adviseur"\n',
        encoding="utf-8",
    )
    oidc = load_settings(path).access.oidc
    assert oidc.roles == (("Verhaal.Beheer", "beheerder"), ("Verhaal.Advies", "adviseur"))
    assert hash(oidc)
