"""From an event's id to the UID of a calendar, and back."""

import hashlib
import re

from timeline.model.fields import MAX_ID

FOREIGN_UID = "ical-uid"
"""The scheme in an event's codes under which the UID of another program is kept."""

_SLUG = re.compile("[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*")
# A repeated event's date and a hash may come behind it.
_LONGEST = MAX_ID - 40


def uid_of(event_id: str, domain: str) -> str:
    """The UID of the event *event_id*."""
    return f"{event_id}@{domain}"


def phase_uid(event_id: str, stage: str, number: int, domain: str) -> str:
    """The UID of an agreement's step: the *number*-th, from 1, of its *stage*.

    No id has a tilde, so that no event can have this UID.
    """
    return f"{event_id}~{stage.replace(' ', '-')}-{number}@{domain}"


def own_id(uid: str) -> str:
    """The id in a *uid* that `uid_of` made; another program may have changed it since."""
    name = uid.rpartition("@")[0]
    return name if len(name) <= MAX_ID and _SLUG.fullmatch(name) else id_of(uid)


def id_of(uid: str) -> str:
    """The id that stands for another program's *uid*, the same one each time.

    A UID that can be an id is one. Of others the characters that an id may not have
    become hyphens, and a hash keeps apart what would then be the same.

    >>> id_of("20240703-10")
    '20240703-10'
    >>> id_of("a1@example.org")
    'a1-example.org-bc650707'

    """
    if len(uid) <= _LONGEST and _SLUG.fullmatch(uid):
        return uid
    slug = "-".join(_SLUG.findall(uid[:_LONGEST])) or "event"
    digest = hashlib.sha256(uid.encode(errors="surrogatepass")).hexdigest()[:8]
    return f"{slug}-{digest}"
