"""Scores of what was found against gold."""
