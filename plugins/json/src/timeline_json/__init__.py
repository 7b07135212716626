"""JSON and JSON Lines for timeline-events."""
