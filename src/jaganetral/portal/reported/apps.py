from django.apps import AppConfig


class Config(AppConfig):
    name = "jaganetral.portal.reported"
    label = "reported"

    def ready(self) -> None:
        from jaganetral.portal.reported.words import tell_trail  # noqa: PLC0415

        tell_trail()
