"""The statuses of events, and what a calendar calls them (RFC 5545, 3.8.1.11)."""

from timeline.model import Status

STATUSES = {
    Status.PROPOSED: "TENTATIVE",
    Status.PLANNED: "TENTATIVE",
    Status.EXPECTED: "TENTATIVE",
    Status.OCCURRED: "CONFIRMED",
    Status.ONGOING: "CONFIRMED",
    Status.ENDED: "CONFIRMED",
    Status.CANCELLED: "CANCELLED",
}
"""What a calendar calls each status."""

PLAIN_STATUSES = {
    "TENTATIVE": Status.PLANNED,
    "CONFIRMED": Status.OCCURRED,
    "CANCELLED": Status.CANCELLED,
}
"""What a calendar's status means where nothing more is said."""
