from django.apps import AppConfig


class Config(AppConfig):
    name = "jaganetral.portal.evidence"
    label = "evidence"

    def ready(self) -> None:
        from jaganetral.portal.evidence import words  # noqa: PLC0415 - after the models

        words.tell_trail()
