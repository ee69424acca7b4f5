"""The spec language: YAML text to a checked document."""
