from django.apps import AppConfig


class Config(AppConfig):
    name = "jaganetral.portal.letters"
    label = "letters"

    def ready(self) -> None:
        from jaganetral.portal.letters.words import tell_trail  # noqa: PLC0415

        tell_trail()
