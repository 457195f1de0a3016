"""One report model, one file per format. No queries."""
