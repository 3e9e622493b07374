from django.apps import AppConfig


class Config(AppConfig):
    name = "jaganetral.portal.review"
    label = "review"

    def ready(self) -> None:
        from jaganetral.portal.review import words  # noqa: PLC0415 - after the models

        words.tell_trail()
