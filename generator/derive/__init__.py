"""Pure rules over a Catalogue: headline, ladder, clock, waterfall, pace, disagreements, changes."""
