from django.apps import AppConfig


class Config(AppConfig):
    name = "jaganetral.portal.letters"
    label = "letters"
