"""A national sign-on: a real OpenID provider on this machine, with a real key, that checks PKCE."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client
from jwt.algorithms import RSAAlgorithm

from jaganetral.portal.people.models import Person
from jaganetral.portal.people.roles import Role

from .conftest import Make

CLIENT, SECRET = "jaganetral", "a secret that both know"


class Provider(ThreadingHTTPServer):
    """Discovery, authorisation, token, keys and user info, for whoever `claims` describes."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims: dict[str, Any] = {}
        self.asked: dict[str, dict[str, str]] = {}
        self.redeemed = 0


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def log_message(self, *details: object) -> None: ...

    def do_GET(self) -> None:
        where, here = urlsplit(self.path), self.server.url
        if where.path == "/.well-known/openid-configuration":
            self._json(
                {
                    "issuer": here,
                    "authorization_endpoint": f"{here}/authorize",
                    "token_endpoint": f"{here}/token",
                    "userinfo_endpoint": f"{here}/me",
                    "jwks_uri": f"{here}/keys",
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        elif where.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(where.query).items()}
            assert asked["client_id"] == CLIENT
            assert asked["code_challenge_method"] == "S256"
            self.server.asked["code-1"] = asked
            self.send_response(302)
            back = urlencode({"code": "code-1", "state": asked["state"]})
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        elif where.path == "/keys":
            key = json.loads(RSAAlgorithm.to_jwk(self.server.key.public_key()))
            self._json({"keys": [key | {"kid": "1", "use": "sig", "alg": "RS256"}]})
        elif where.path == "/me" and self.headers["Authorization"] == "Bearer token-1":
            self._json(self.server.claims)
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        sent = {
            name: values[0]
            for name, values in parse_qs(
                self.rfile.read(int(self.headers["Content-Length"])).decode()
            ).items()
        }
        asked = self.server.asked.pop(sent["code"], None)
        proof = base64.urlsafe_b64encode(
            hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        ).rstrip(b"=")
        if (
            asked is None
            or sent.get("client_secret") != SECRET
            or proof.decode() != asked["code_challenge"]
        ):
            self.send_error(400)
            return
        now = int(time.time())
        claims = {"iss": self.server.url, "aud": CLIENT, "iat": now, "exp": now + 300}
        token = jwt.encode(
            claims | self.server.claims, self.server.key, "RS256", headers={"kid": "1"}
        )
        self.server.redeemed += 1
        self._json({"access_token": "token-1", "token_type": "Bearer", "id_token": token})

    def _json(self, value: object) -> None:
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *details: Any) -> None:
        return None


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    server = Provider()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": "SSO ASN",
                    "client_id": CLIENT,
                    "secret": SECRET,
                    "settings": {"server_url": server.url},
                }
            ],
        }
    }
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def through(client: Client, provider: Provider, spoil: str = "") -> Any:
    """From the sign-in page to the provider and back."""
    page = client.get("/akun/masuk/").content.decode()
    assert "/sso/sso/" in page
    there = client.get("/sso/sso/?process=login").headers["Location"]
    assert there.startswith(f"{provider.url}/authorize?")
    opener = build_opener(_Stay)
    opener.error = _no_error  # type: ignore[method-assign]
    with opener.open(there) as answer:
        back = answer.headers["Location"]
    assert back.startswith("http://testserver/sso/sso/kembali/")
    return client.get(back.replace("state=", f"state={spoil}"), follow=True)


def _no_error(protocol: str, request: Any, response: Any, *details: Any) -> Any:
    return response


def test_a_verified_address_opens_the_account_of_that_address(
    client: Client, provider: Provider, tree: SimpleNamespace, person: Make
) -> None:
    one = person(Role.EMPLOYEE, tree.office)
    provider.claims = {"sub": "199001012020", "email": one.email, "email_verified": True}
    answer = through(client, provider)
    assert answer.redirect_chain[-1][0] == "/akun/"
    assert one.email in answer.content.decode()
    assert provider.redeemed == 1
    # Known there by its number from now on, whatever the address says.
    client.logout()
    provider.claims["email"] = "changed@contoh.example"
    assert one.email in through(client, provider).content.decode()


def test_an_officer_shows_the_second_factor_after_the_sign_on(
    client: Client, provider: Provider, tree: SimpleNamespace, person: Make
) -> None:
    one = person(Role.REVIEWER, tree.regency)
    provider.claims = {"sub": "1", "email": one.email, "email_verified": True}
    answer = through(client, provider)
    assert answer.redirect_chain[-1][0].startswith("/akun/faktor-kedua/kode/")
    assert client.get("/akun/").status_code == 302


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@contoh.example", "email_verified": True},
        {"email": "employee0@contoh.example", "email_verified": False},
        {"email": "employee0@contoh.example"},
        {},
    ],
)
def test_the_sign_on_makes_no_account_and_trusts_no_unverified_address(
    claims: dict[str, Any],
    client: Client,
    provider: Provider,
    tree: SimpleNamespace,
    person: Make,
) -> None:
    person(Role.EMPLOYEE, tree.office)
    provider.claims = {"sub": "7", **claims}
    answer = through(client, provider)
    assert answer.redirect_chain[-1][0] == "/akun/tanpa-akun/"
    assert Person.objects.count() == 1
    assert client.get("/akun/").status_code == 302


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(
    client: Client, provider: Provider, tree: SimpleNamespace, person: Make
) -> None:
    one = person(Role.EMPLOYEE, tree.office)
    provider.claims = {"sub": "1", "email": one.email, "email_verified": True}
    through(client, provider, spoil="x")
    assert provider.redeemed == 0
    assert client.get("/akun/").status_code == 302
