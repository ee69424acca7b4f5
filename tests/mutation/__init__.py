"""Generated code with something taken out of it: a case notices."""
