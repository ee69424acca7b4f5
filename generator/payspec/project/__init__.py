"""A project on disk: its configuration, its specs and their samples."""
