"""Ways to authenticate: emitted clients against real servers."""
