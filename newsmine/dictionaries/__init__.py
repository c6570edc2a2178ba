"""What a change of a dictionary changes."""
