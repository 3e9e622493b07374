from django.apps import AppConfig


class Config(AppConfig):
    name = "jaganetral.portal.trail"
    label = "trail"

    def ready(self) -> None:
        from jaganetral.portal.append_only import emptied  # noqa: PLC0415 - after the models

        emptied.connect(_put_aside, dispatch_uid="jaganetral.trail.emptied")


def _put_aside(**_kwargs: object) -> None:
    from jaganetral.portal.trail import checkpoints  # noqa: PLC0415 - after the models

    checkpoints.forget()
