"""Statuses, flows, the mapping and scenarios: from a spec to what is emitted."""
