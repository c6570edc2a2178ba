"""Samples for coders, what they coded, and how far they agree."""
