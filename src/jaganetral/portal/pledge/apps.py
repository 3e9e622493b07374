from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "jaganetral.portal.pledge"
    label = "pledge"
    verbose_name = _("Pledge")

    def ready(self) -> None:
        from jaganetral.portal.trail.words import tell  # noqa: PLC0415 - once apps are loaded

        tell({
            "pledge.signed": _("Pledge signed"),
            "pledge.withdrawn": _("Pledge withdrawn"),
        })  # fmt: skip
