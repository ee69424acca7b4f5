"""The schemas of specs in the YAML language server, as editors run it."""
