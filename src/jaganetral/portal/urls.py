"""Every address of the portal. Pages stand in Indonesian at /, in English under /en/."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from jaganetral.portal.shell import views as shell

handler400 = "jaganetral.portal.shell.errors.bad_request"
handler403 = "jaganetral.portal.shell.errors.forbidden"
handler404 = "jaganetral.portal.shell.errors.not_found"
handler500 = "jaganetral.portal.shell.errors.broken"

urlpatterns = [
    path("", include("jaganetral.portal.shell.machine_urls")),
    path("api/", include("jaganetral.portal.api.urls")),
    path("sso/", include("jaganetral.portal.people.sso_urls")),
    *i18n_patterns(
        path("", include("jaganetral.portal.selfcheck.urls")),
        path("diminta/", include("jaganetral.portal.asked.urls")),
        path("bersihkan/", include("jaganetral.portal.cleanup.urls")),
        path("panduan/", include("jaganetral.portal.guide.urls")),
        path("belajar/", include("jaganetral.portal.learning.urls")),
        path("ikrar/", include("jaganetral.portal.pledge.urls")),
        path("jangkauan/", include("jaganetral.portal.reaching.urls")),
        path("tanya-orang/", include("jaganetral.portal.advice.urls")),
        path("lapor/", include("jaganetral.portal.intake.urls")),
        path("terlapor/", include("jaganetral.portal.reported.urls")),
        path("meja/bukti/", include("jaganetral.portal.evidence.urls")),
        path("surat/", include("jaganetral.portal.letters.urls")),
        path("tinjau/", include("jaganetral.portal.review.urls")),
        path("meja/", include("jaganetral.portal.casework.urls")),
        path("data/", include("jaganetral.portal.insight.urls")),
        path("data-pribadi/", include("jaganetral.portal.privacy.urls")),
        path("jejak/", include("jaganetral.portal.trail.urls")),
        path("akun/token/", include("jaganetral.portal.api.token_urls")),
        path("akun/", include("jaganetral.portal.people.urls")),
        path("akun/", include("jaganetral.portal.people.signin_urls")),
        path("tentang/", shell.about, name="about"),
        path("luring/", shell.offline, name="offline"),
        prefix_default_language=False,
    ),
]
