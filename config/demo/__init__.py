"""Which invented cases does the demonstration show? Played through the actions, in order of time."""
