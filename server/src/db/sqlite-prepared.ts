/**
 * Prepared statements without the query builder in the way: the builder writes the SQL once, afterwards values are bound
 * and rows decoded straight on the driver. On the hot path this is a third of a message's cost.
 */
import type Database from 'better-sqlite3';
import { Column, is, Param, Placeholder, SQL } from 'drizzle-orm';
import type { Values } from './store.ts';

/** One value of the statement: given at the call, or fixed when it was built. */
type Slot = { name: string; encode: ((value: unknown) => unknown) | null } | { fixed: unknown };

/** A field of the result, as drizzle's prepared queries list them. */
interface Field { path: string[]; field: unknown }

/** A builder of drizzle's, before it runs. */
interface Builder {
  toSQL(): { sql: string; params: unknown[] };
  prepare(): { fields?: Field[]; all(values: Values): unknown };
}

function slotOf(param: unknown): Slot {
  if (is(param, Placeholder)) return { name: param.name, encode: null };
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder, value } = param;
    return { name: (value as Placeholder).name, encode: (given) => (given === null ? null : encoder.mapToDriverValue(given)) };
  }
  return { fixed: param };
}

function decoderOf(field: unknown): ((value: unknown) => unknown) | null {
  if (is(field, Column)) return (value) => field.mapFromDriverValue(value);
  if (is(field, SQL)) {
    const { decoder } = field as unknown as { decoder: { mapFromDriverValue(value: unknown): unknown } };
    return (value) => decoder.mapFromDriverValue(value);
  }
  return null;
}

function argumentsOf(slots: Slot[], values: Values): unknown[] {
  return slots.map((slot) => {
    if ('fixed' in slot) return slot.fixed;
    const value = values[slot.name];
    if (value === undefined) throw new Error(`store: no value for placeholder "${slot.name}"`);
    return slot.encode ? slot.encode(value) : value;
  });
}

/** @returns binds values; `all` runs the statement. Joined results go the builder's own way. */
export function prepareRaw(connection: Database.Database, built: unknown): (values: Values) => { all(): unknown } {
  const builder = built as Builder;
  const prepared = builder.prepare();
  const fields = prepared.fields ?? [];
  const decoders = fields.map(({ field }) => decoderOf(field));
  const { sql, params } = builder.toSQL();
  const slots = params.map(slotOf);
  const compiled = connection.prepare(sql);
  if (!compiled.reader) return (values) => ({ all: () => compiled.run(...argumentsOf(slots, values)) });
  if (fields.length === 0 || fields.some(({ path }) => path.length !== 1) || decoders.includes(null)) {
    return (values) => ({ all: () => prepared.all(values) });
  }
  const statement = compiled.raw();
  const columns = fields.map(({ path }, index) => ({ key: path[0] as string, decode: decoders[index] as (value: unknown) => unknown }));
  return (values) => ({
    all: () => (statement.all(...argumentsOf(slots, values)) as unknown[][]).map((row) => {
      const record: Values = {};
      columns.forEach(({ key, decode }, index) => { record[key] = row[index] === null ? null : decode(row[index]); });
      return record;
    }),
  });
}
