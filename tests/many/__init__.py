"""Ten thousand calls through one client, by threads and by tasks."""
