"""From mentions to graphs."""
