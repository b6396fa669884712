/** The column types and checks that the chapters of the schema share. Times are milliseconds since 1970, as in the domain. */
import { sql, type SQL } from 'drizzle-orm'
import { bigint, customType, type AnyPgColumn } from 'drizzle-orm/pg-core'

export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})

export function moment(name: string) {
  return bigint(name, { mode: 'number' })
}

/** A closed list of values, held by the database as well as by the types. */
export function oneOf(column: AnyPgColumn, values: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`
}
