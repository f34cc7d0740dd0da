"""Pictures: how wide text is, SVG to PNG, and the cards that other sites show beside a link."""
