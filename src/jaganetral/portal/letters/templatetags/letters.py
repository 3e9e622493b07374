"""What templates say of a letter: `{% load letters %}`."""

from __future__ import annotations

from django import template

from jaganetral.portal.door import spoken
from jaganetral.portal.letters.forms import forms
from jaganetral.portal.letters.models import Letter

register = template.Library()


@register.filter
def form_title(letter: Letter) -> str:
    """The title of its form, in the language that is spoken; its id where the form is gone."""
    one = forms().get(letter.form)
    return one.title.say(spoken()) if one is not None else letter.form


@register.filter
def form_use(letter: Letter) -> str:
    """What letters of this form are for."""
    one = forms().get(letter.form)
    return one.use.say(spoken()) if one is not None else ""


@register.filter
def is_superseded(letter: Letter) -> bool:
    """Whether another letter took its place."""
    return hasattr(letter, "superseded_by")
