"""What the command does, for programs: results as data, nothing printed."""
