"""What the articles count: of whom, of which class, when, and where they contradict each other."""
