"""What the pages in `docs/` say is so."""
