"""Real servers on this machine's loopback interface, for tests of what sends."""
