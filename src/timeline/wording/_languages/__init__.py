"""The languages that every date can be put into: one module each, imported when needed."""
