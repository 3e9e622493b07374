from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "jaganetral.portal.insight"
    label = "insight"
