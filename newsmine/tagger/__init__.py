"""A learned tagger of names, run without torch."""
