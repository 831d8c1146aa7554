"""The unit of work: what an edit may do to the tables, by ids and plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from app.models.storage.tables import Base

Values = Mapping[str, Any]
Key = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RemovedRows:
    """All rows that a removal deleted, so that they can be restored with the same ids.

    `rows` are (table, values), parents first; `cleared_references` are (table, key, column, value);
    `order` is the order of the rows of `table` before the removal.
    """

    rows: tuple[tuple[str, Values], ...]
    cleared_references: tuple[tuple[str, Key, str, Any], ...]
    table: str
    order: tuple[str, ...]

    def count(self, table: str) -> int:
        """Count the rows of one table."""
        return sum(name == table for name, _ in self.rows)


class UnitOfWork:
    """The writes of one transaction; nothing here commits."""

    def __init__(self, connection: Connection, clock: Callable[[], datetime]) -> None:
        self._connection = connection
        self.now = clock()

    def add(self, table: str, values: Values) -> None:
        """Insert one row; columns that may be NULL can be left out."""
        self.add_all([(table, values)])

    def add_all(self, rows: Sequence[tuple[str, Values]]) -> None:
        """Insert rows in the order given, runs of the same table and columns together."""
        run: list[Values] = []
        run_of: tuple[str, frozenset[str]] | None = None
        for table, values in rows:
            shape = (table, frozenset(values))
            if run and shape != run_of:
                self._insert(run_of[0] if run_of else table, run)
                run = []
            run_of = shape
            run.append(values)
        if run and run_of:
            self._insert(run_of[0], run)

    def put(self, table: str, key: Key, values: Values) -> None:
        """Update the row with this key, or insert it."""
        statement = upsert(_table(table)).values({**key, **values})
        statement = statement.on_conflict_do_update(index_elements=list(key), set_=dict(values))
        self._connection.execute(statement)

    def change(self, table: str, key: Key, values: Values) -> None:
        """Update the row with this key. Raises LookupError where there is none."""
        found = self._connection.execute(
            update(_table(table)).where(_where(table, key)).values(values)
        )
        if found.rowcount != 1:
            raise LookupError(f"no {table} {dict(key)}")

    def drop(self, table: str, key: Key) -> None:
        """Delete the rows with this key and nothing else; none is fine."""
        self._connection.execute(delete(_table(table)).where(_where(table, key)))

    def holds(self, table: str, row_id: str) -> bool:
        """Return whether a table has a row with this id."""
        rows = _table(table)
        found = self._connection.execute(select(rows.c.id).where(rows.c.id == row_id))
        return found.first() is not None

    def has(self, table: str, of: Key) -> bool:
        """Return whether a table has any row with these values."""
        found = self._connection.execute(select(_table(table).c.id).where(_where(table, of)))
        return found.first() is not None

    def ids(self, table: str, of: Key) -> list[str]:
        """Return the ids of the rows of a parent, in their order."""
        rows = _table(table)
        found = select(rows.c.id).where(_where(table, of)).order_by(rows.c.position, rows.c.id)
        return list(self._connection.execute(found).scalars())

    def order(self, table: str, ids: Sequence[str]) -> None:
        """Number the rows 0, 1, 2 … in the order of their ids."""
        for position, row_id in enumerate(ids):
            self.change(table, {"id": row_id}, {"position": position})

    def add_at(self, table: str, of: Key, index: int | None, values: Values) -> None:
        """Insert a row among its siblings, at the end where `index` is None."""
        siblings = self.ids(table, of)
        self.add(table, {**of, **values, "position": len(siblings)})
        if index is not None and index < len(siblings):
            siblings.insert(index, values["id"])
            self.order(table, siblings)

    def touch(self, session_id: str) -> None:
        """Set the session's time of change to now."""
        if session_id:
            rows = _table("session")
            self._connection.execute(
                update(rows).where(rows.c.id == session_id).values(changed_at=self.now)
            )

    def remove(self, table: str, row_id: str) -> RemovedRows:
        """Delete a row with all that belong to it, and return everything for `restore`."""
        rows: list[tuple[str, Values]] = []
        cleared_references: list[tuple[str, Key, str, Any]] = []
        self._gather(table, {"id": row_id}, rows, cleared_references)
        order = {name.name: place for place, name in enumerate(Base.metadata.sorted_tables)}
        unique = {(name, _key_values(name, values)): (name, values) for name, values in rows}
        kept = sorted(unique.values(), key=lambda row: order[row[0]])
        gone = set(unique)
        loose = [ref for ref in cleared_references if (ref[0], tuple(ref[1].values())) not in gone]
        for name, key, column, _ in loose:
            self.change(name, key, {column: None})
        order_before = self._siblings(table, row_id)
        for name, values in reversed(kept):
            self.drop(name, {c: values[c] for c in _key_columns(name)})
        # Renumbered, so that the next row added at the end finds its number free.
        self.order(table, [sibling for sibling in order_before if sibling != row_id])
        return RemovedRows(tuple(kept), tuple(loose), table, order_before)

    def restore(self, kept: RemovedRows) -> None:
        """Put back what a `remove` deleted."""
        self.add_all(kept.rows)
        for name, key, column, value in kept.cleared_references:
            self.change(name, key, {column: value})
        self.order(kept.table, kept.order)

    def _siblings(self, table: str, row_id: str) -> tuple[str, ...]:
        """Return the ids of the rows of the same parent, in order; none for an unordered table."""
        rows = _table(table)
        if "position" not in rows.c:
            return ()
        owner = "session_id" if "session_id" in rows.c else "prompt_id"
        found = self._connection.execute(select(rows.c[owner]).where(rows.c.id == row_id)).scalar()
        return tuple(self.ids(table, {owner: found}))

    def _insert(self, table: str, rows: Sequence[Values]) -> None:
        self._connection.execute(insert(_table(table)), [dict(r) for r in rows])

    def _gather(
        self,
        table: str,
        where: Key,
        rows: list[tuple[str, Values]],
        cleared_references: list[tuple[str, Key, str, Any]],
    ) -> None:
        found = self._connection.execute(select(_table(table)).where(_where(table, where)))
        for row in found.mappings().all():
            rows.append((table, dict(row)))
            if "id" not in row:
                continue
            for child in Base.metadata.sorted_tables:
                for column in child.columns:
                    if not any(f.column.table.name == table for f in column.foreign_keys):
                        continue
                    points_here = {column.name: row["id"]}
                    if column.nullable and child.name != "wording":
                        cleared_references.extend(self._references(child, column.name, row["id"]))
                    else:
                        self._gather(child.name, points_here, rows, cleared_references)

    def _references(self, table: Table, column: str, value: str) -> list[tuple[str, Key, str, Any]]:
        found = self._connection.execute(select(table).where(table.c[column] == value)).mappings()
        keys = _key_columns(table.name)
        return [(table.name, {k: row[k] for k in keys}, column, value) for row in found]


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _where(table: str, key: Key) -> ColumnElement[bool]:
    columns = _table(table).c
    return and_(*(columns[name] == value for name, value in key.items()))


def _key_columns(table: str) -> list[str]:
    return [column.name for column in _table(table).primary_key]


def _key_values(table: str, values: Values) -> tuple[Any, ...]:
    return tuple(values[name] for name in _key_columns(table))
