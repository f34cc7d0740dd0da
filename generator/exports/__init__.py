"""Downloads: one format a module, each from tables to text."""
