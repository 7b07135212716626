"""The phrase book of each language, imported when needed."""
