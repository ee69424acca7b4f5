"""The page of one provider: what its spec says, for people."""
