from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "jaganetral.portal.people"
    label = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        from allauth.usersessions.models import UserSession  # noqa: PLC0415 - after the apps
        from django.db.models.signals import pre_save  # noqa: PLC0415

        from jaganetral.portal.people.sessions import keep_network_only  # noqa: PLC0415

        pre_save.connect(keep_network_only, sender=UserSession)
