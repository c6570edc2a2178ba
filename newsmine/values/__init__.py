"""Dates, times and quantities of a text, normalised."""
