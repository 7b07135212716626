"""Markdown documents from timeline-events."""
