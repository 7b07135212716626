"""Timelines of real-world events."""
