"""Views: what an emitted file says, ready to be printed. One module per artifact."""
