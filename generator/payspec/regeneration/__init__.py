"""A package made again: what has changed is made, the rest is kept as it stands."""
