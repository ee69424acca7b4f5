"""Operations: what can be asked, in which wrapping, and what is answered."""
