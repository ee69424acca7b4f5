"""Templates of a consumer's that override blocks."""
