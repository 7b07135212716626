"""Timelines as pages of the Gemini protocol."""
