"""Authentication: what a request carries so that the provider knows its caller."""
