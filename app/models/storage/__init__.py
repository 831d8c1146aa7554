"""The storage of a library: tables, database, store, unit of work, migrations."""
