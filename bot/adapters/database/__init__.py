"""The database: SQLite for one process, PostgreSQL for several; what people wrote is sealed."""
