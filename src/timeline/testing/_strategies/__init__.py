"""Hypothesis strategies for dates, texts and the values of the model."""
