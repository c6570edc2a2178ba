"""Questions to the words of a corpus."""
