/** From the driver's arrays to the records that drizzle's types promise. */
import { Column, getTableName, is, SQL, Subquery } from 'drizzle-orm';

/** A selected field, as drizzle lists them: `path` has one name, or two where tables are joined. */
export interface Field { path: string[]; field: unknown }
type Decode = (value: unknown) => unknown;
type Row = Record<string, unknown>;

interface Decoder { mapFromDriverValue(value: unknown): unknown }

/** Null: the driver's value is the value. */
function decodeOf(field: unknown): Decode | null {
  if (is(field, Column)) return field.mapFromDriverValue === Column.prototype.mapFromDriverValue ? null : (value) => field.mapFromDriverValue(value);
  const expression = is(field, SQL.Aliased) ? field.sql : is(field, Subquery) ? field._.sql : field;
  const { decoder } = expression as { decoder: Decoder };
  return (value) => decoder.mapFromDriverValue(value);
}

/** Of a left join without a partner every column is null: the whole record is null then. */
function isOptional(fields: Field[], notNull: Record<string, boolean>): boolean {
  const tables = new Set(fields.map(({ field }) => (is(field, Column) ? getTableName(field.table) : '')));
  const [table] = tables;
  return tables.size === 1 && table !== undefined && table !== '' && !notNull[table];
}

/** @param notNull by table: false where a join may find no partner */
export function createRowMapper(fields: Field[], notNull: Record<string, boolean>): (row: unknown[]) => Row {
  const places = fields.map(({ path, field }) => {
    const [outer, inner, deeper] = path;
    if (outer === undefined || deeper !== undefined) throw new Error(`store: selected field at "${path.join('.')}"`);
    return { record: inner === undefined ? null : outer, key: inner ?? outer, decode: decodeOf(field) };
  });
  const records = [...new Set(places.flatMap(({ record }) => record ?? []))];
  const optional = records.filter((record) => isOptional(fields.filter(({ path }) => path.length === 2 && path[0] === record), notNull));
  return (row) => {
    const result: Row = {};
    for (const record of records) result[record] = {};
    for (let at = 0; at < places.length; at += 1) {
      const { record, key, decode } = places[at] as (typeof places)[number];
      const value = row[at];
      (record === null ? result : result[record] as Row)[key] = value === null || decode === null ? value : decode(value);
    }
    for (const record of optional) if (Object.values(result[record] as Row).every((value) => value === null)) result[record] = null;
    return result;
  };
}
