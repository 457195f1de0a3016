"""claims.db: migrations, tables, event log. No text knowledge."""
