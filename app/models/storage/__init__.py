"""How a library is kept: tables, database, store, unit of work, migrations."""
