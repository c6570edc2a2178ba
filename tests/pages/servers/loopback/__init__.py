"""A small Korean web on this machine: three newspapers, a search door, a news portal, and every fault a server can have."""
