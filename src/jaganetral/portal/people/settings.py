"""Settings of the people room: sign-in, second factor, lock-out, sessions, mail.

Imported by portal/settings.py.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse_lazy

from jaganetral.portal.environment import load

_environment = load()

# --- passwords ----------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # Argon2id
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        # NIST SP 800-63B rev. 4, 3.1.1.2: length and known passwords, no rules on characters.
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = int(timedelta(hours=2).total_seconds())

# --- sign-in ------------------------------------------------------------------------------------

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = reverse_lazy("people:account")
LOGOUT_REDIRECT_URL = reverse_lazy("selfcheck:start")

ACCOUNT_ADAPTER = "jaganetral.portal.people.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
# Accounts come from an invitation that went to the address, so it is known to be the person's.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to strangers
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[JagaNetral] "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if _environment.loopback else "https"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False  # the cookie ends with the browser
ACCOUNT_USER_DISPLAY = "jaganetral.portal.people.adapters.display"
ACCOUNT_FORMS = {
    "login": "jaganetral.portal.people.forms.SignInForm",
    "reset_password": "jaganetral.portal.people.forms.ForgottenPasswordForm",
}

SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
OFFICER_IDLE = timedelta(minutes=20)
"""After so long without a request an officer signs in again (OWASP ASVS 5.0, 7.3.1)."""

# Sensitive steps ask for the password, a code or a passkey again after this time.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = int(timedelta(minutes=10).total_seconds())

# --- second factor ------------------------------------------------------------------------------

MFA_ADAPTER = "jaganetral.portal.people.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
"""A passkey stands for both factors, so the device must know its owner (PIN, finger, face)."""
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _environment.loopback
MFA_TOTP_ISSUER = "JagaNetral"
MFA_TOTP_TOLERANCE = 1
"""Codes of 30 seconds before and after count as well: clocks of phones go wrong."""

# --- a national sign-on -------------------------------------------------------------------------

SOCIALACCOUNT_ADAPTER = "jaganetral.portal.people.adapters.SignOnAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_QUERY_EMAIL = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
# The sign-on is the state's own: an address that it verified signs in to the account of that
# address. It makes no accounts.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# A plain link: `form-action 'self'` of the content policy would stop a form that is led elsewhere.
# What it starts is bound to the browser's session by `state` and PKCE.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "sso",
                "name": _environment.oidc_name,
                "client_id": _environment.oidc_client,
                "secret": _environment.oidc_secret,
                "settings": {"server_url": _environment.oidc_issuer.rstrip("/")},
            }
        ]
        if _environment.oidc_issuer
        else [],
    }
}

# --- lock-out and throttling --------------------------------------------------------------------

# Counted under a keyed hash of the e-mail address and the network address, in a table that all
# workers share; the count goes when the lock does.
LOCKOUT_CACHE: dict[str, Any] = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "people_lockout",
    "KEY_FUNCTION": "jaganetral.portal.people.lockout.hashed_key",
    "OPTIONS": {"MAX_ENTRIES": 100_000},
}
AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
AXES_CACHE = "lockout"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
"""Address and account together: nobody can lock an officer out from elsewhere."""
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "jaganetral.portal.people.lockout.name_tried"
AXES_LOCKOUT_CALLABLE = "jaganetral.portal.people.lockout.locked_out"
AXES_CLIENT_STR_CALLABLE = "jaganetral.portal.people.lockout.nobody"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False

# From anywhere, against one account: slower than the lock-out, so that guessing from many places
# stays hopeless. allauth counts these in memory, under a hash of the address.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,20/15m/key", "reset_password": "10/m/ip,3/15m/key"}

if _environment.proxy:
    ALLAUTH_TRUSTED_PROXY_COUNT = AXES_IPWARE_PROXY_COUNT = 1
    AXES_IPWARE_PROXY_ORDER = "right-most"
    AXES_IPWARE_META_PRECEDENCE_ORDER = ("HTTP_X_FORWARDED_FOR", "REMOTE_ADDR")

# --- mail ---------------------------------------------------------------------------------------

# Where no mail server is set nothing is sent: links are shown to who makes them, for handing over.
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _environment.smtp_host
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = _environment.smtp_host
EMAIL_PORT = _environment.smtp_port
EMAIL_HOST_USER = _environment.smtp_user
EMAIL_HOST_PASSWORD = _environment.smtp_password
EMAIL_USE_TLS = _environment.smtp_security == "starttls"
EMAIL_USE_SSL = _environment.smtp_security == "tls"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _environment.mail_from

INVITATION_OPEN = timedelta(days=7)
