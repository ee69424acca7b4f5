"""What the emitted tree promises, whatever a spec says."""
