"""The addresses of sign-in: allauth's views and names, at addresses in Indonesian."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as sso
from allauth.usersessions import views as sessions
from django.urls import path, re_path
from django.views.generic import RedirectView

urlpatterns = [
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("ditutup/", account.account_inactive, name="account_inactive"),
    path("daftar/", account.signup, name="account_signup"),
    path("pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("sandi/", account.password_change, name="account_change_password"),
    path("sandi/buat/", account.password_set, name="account_set_password"),
    path("sandi/lupa/", account.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^sandi/lupa/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "sandi/lupa/selesai/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("faktor-kedua/", mfa.index, name="mfa_index"),
    path("faktor-kedua/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("faktor-kedua/pastikan/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("faktor-kedua/aplikasi/", totp.activate_totp, name="mfa_activate_totp"),
    path("faktor-kedua/aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("faktor-kedua/cadangan/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "faktor-kedua/cadangan/baru/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "faktor-kedua/cadangan/unduh/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("kunci-sandi/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("kunci-sandi/tambah/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("kunci-sandi/masuk/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "kunci-sandi/pastikan/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("kunci-sandi/<int:pk>/lepas/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("kunci-sandi/<int:pk>/nama/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("sesi/", sessions.list_usersessions, name="usersessions_list"),
    path("sso/batal/", sso.login_cancelled, name="socialaccount_login_cancelled"),
    path("sso/gagal/", sso.login_error, name="socialaccount_login_error"),
    path(
        "sso/daftar/",
        RedirectView.as_view(pattern_name="people:no_account"),
        name="socialaccount_signup",
    ),
    path(
        "sso/terhubung/",
        RedirectView.as_view(pattern_name="people:account"),
        name="socialaccount_connections",
    ),
]
