from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "jaganetral.portal.reaching"
    label = "reaching"
    verbose_name = _("Reaching everyone")

    def ready(self) -> None:
        from jaganetral.portal.trail.words import tell  # noqa: PLC0415 - once apps are loaded

        tell(
            {
                "roster.received": _("Roster received, not yet taken over"),
                "roster.taken_over": _("Roster taken over"),
                "roster.dropped": _("Roster dropped before it was taken over"),
                "roll_call.received": _("Attendance of a roll call received"),
                "roll_call.confirmed": _("Attendance confirmed by an officer"),
                "roll_call.undone": _("Confirmed attendance undone"),
                "roll_call.removed": _("Roll call removed"),
                "link.made": _("Personal links made"),
                "link.revoked": _("Personal link revoked"),
                "link.printed": _("Sheet of personal links printed"),
                "reminders.planned": _("Reminders planned"),
                "reminders.stopped": _("Planned reminders stopped"),
                "unreached.seen": _("List of who is not reached yet was looked at"),
            }
        )
