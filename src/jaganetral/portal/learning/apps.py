from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "jaganetral.portal.learning"
    label = "learning"
    verbose_name = _("Learning")

    def ready(self) -> None:
        from jaganetral.portal.learning.actions import FORGOTTEN  # noqa: PLC0415 - after the apps
        from jaganetral.portal.trail.words import tell  # noqa: PLC0415

        tell({FORGOTTEN: _("A learner had their answers erased")})
