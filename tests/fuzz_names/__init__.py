"""Specs full of hostile names: each is emitted and usable, or refused at a line."""
