"""From what was found to a page to read."""
