/** The record as a table that any statistics program or spreadsheet reads. */
import type { AccountId } from '@intercoder/domain'
import type { KeptEntry } from '@intercoder/storage'

const columns = ['number', 'time', 'account', 'name', 'act', 'facts'] as const

/** One line for each entry, in the order given; the facts as JSON. */
export function writeAuditCsv(entries: readonly KeptEntry[], names: ReadonlyMap<AccountId, string>): string {
  const rows = entries.map(({ id, at, account, kind, facts }) => [
    String(id),
    new Date(at).toISOString(),
    account,
    names.get(account) ?? '',
    kind,
    JSON.stringify(facts),
  ])
  // With the mark, spreadsheets take it for UTF-8.
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** What begins like a formula is kept from being one: names are written by people, and opened by others. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
