"""JSON as a text that a person wrote: where its parts stand, and where it is wrong."""
