"""Pledgebook: from YAML records to a checked, published record of what governments promised each other."""
