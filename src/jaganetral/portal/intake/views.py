"""The pages of reports."""


def begin_limits_anew() -> None:
    """Forget who asked how often."""
