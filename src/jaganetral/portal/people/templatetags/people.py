"""What a template asks about permissions.

{% load people %}
{% may "people.manage_members" organisation as manages %}{% if manages %}…{% endif %}
{% may_somewhere "advice.answer" as answers %}
"""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.utils.translation import gettext

from jaganetral.portal.people import permissions
from jaganetral.portal.people.models import Organisation

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], action: str, organisation: Organisation | None = None) -> bool:
    """Whether who looks at the page may do this there."""
    request = context.get("request")
    return request is not None and permissions.allowed(request.user, action, organisation)


@register.simple_tag(takes_context=True)
def may_somewhere(context: dict[str, Any], action: str) -> bool:
    """Whether who looks at the page may do this anywhere."""
    request = context.get("request")
    return request is not None and permissions.allowed_somewhere(request.user, action)


@register.inclusion_tag("people/field.html")
def show_field(field: BoundField, hint: str = "", short: bool = False) -> dict[str, Any]:
    """A field of a form with its label, hint and problem, tied together for screen readers."""
    widget = field.field.widget
    described = [f"{field.auto_id}_hint"] if hint or field.help_text else []
    described += [f"{field.auto_id}_error"] if field.errors else []
    attributes = {"class": "input input--short" if short else "input", "placeholder": False}
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return {
        "field": field,
        "hint": hint or field.help_text,
        "control": field.as_widget(attrs=attributes),
        "is_check": widget.input_type == "checkbox" if hasattr(widget, "input_type") else False,
        "is_hidden": field.is_hidden,
    }


@register.inclusion_tag("people/problems.html")
def show_problems(form: BaseForm) -> dict[str, Any]:
    """What is wrong with a form, at the top of the page, each line a link to its field."""
    return {
        "general": form.non_field_errors(),
        "fields": [(field.id_for_label, error) for field in form for error in field.errors],
        "wrong": bool(form.errors),
    }


@register.inclusion_tag("people/form.html")
def show_form(form: BaseForm) -> dict[str, Any]:
    """What is wrong with a form, and then its fields one below the other."""
    return {"form": form}


@register.inclusion_tag("people/field.html")
def show_code(field: BoundField) -> dict[str, Any]:
    """The field for a code, which phones fill in by themselves."""
    field.label = gettext("Code")
    field.field.widget.attrs = {"inputmode": "numeric", "autocomplete": "one-time-code"}
    return show_field(field, short=True)


@register.simple_tag
def mail_is_off() -> bool:
    """Whether this installation sends no mail."""
    return not settings.EMAIL_HOST


@register.simple_tag(takes_context=True)
def reviews_somewhere(context: dict[str, Any]) -> bool:
    """Whether who looks at the page reviews or leads the queue of a supervisor."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return False
    return any(
        permissions.scope(request.user, action).filter(kind="supervisor").exists()
        for action in ("review.work_queue", "review.lead_queue")
    )
