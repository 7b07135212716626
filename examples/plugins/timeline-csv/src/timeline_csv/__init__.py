"""Timelines as tables for spreadsheets."""
