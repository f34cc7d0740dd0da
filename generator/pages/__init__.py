"""Pages: one module each, named as its address and its template; templates draw what stands in its dataclass."""
