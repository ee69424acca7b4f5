"""Ways to authenticate: what a request carries so that its caller is known."""
