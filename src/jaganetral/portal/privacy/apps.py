from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "jaganetral.portal.privacy"
    label = "privacy"

    def ready(self) -> None:
        from jaganetral.portal.trail.words import tell  # noqa: PLC0415 - once apps are loaded

        tell(
            {
                "data_request.made": _("Request about personal data received"),
                "data_request.asked_back": _("Asked back on a request about personal data"),
                "data_request.added_to": _("Added to a request about personal data"),
                "data_request.answered": _("Request about personal data answered"),
                "breach.noted": _("Failure to protect data noted"),
                "breach.mended": _("Failure to protect data: entry completed"),
                "breach.told": _("Failure to protect data: notice given"),
                "breach.closed": _("Failure to protect data: file closed"),
                "retention.removed": _("Removed because its time was over"),
                "cases.exported": _("Cases exported with names"),
            }
        )
