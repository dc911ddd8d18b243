"""What the work in a direction is like, in words."""

from app.sentences.speaker import Speaker


def often_in(say: Speaker, often: int, roles: int) -> str:
    """In how many of its roles a condition is usual."""
    _ = say.gettext
    if often == roles:
        return _("vaak, in elke rol")
    if not often:
        return _("in geen enkele rol vaak")
    return _("vaak in %(often)s van de %(roles)s rollen") % {
        "often": say.number(often),
        "roles": say.number(roles),
    }
