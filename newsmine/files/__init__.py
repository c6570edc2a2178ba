"""From any result to a file."""
