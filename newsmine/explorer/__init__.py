"""From a corpus to a page to explore it in a browser."""
