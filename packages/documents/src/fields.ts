/** The fields of what stands in a document, where anybody may have written anything; none where it is no record. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
