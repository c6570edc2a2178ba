"""The morphological analyzers, each behind the same calls."""
