"""Who held which post when, from dated mentions."""
