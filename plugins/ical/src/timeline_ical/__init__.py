"""iCalendar files (RFC 5545) for timeline-events."""
