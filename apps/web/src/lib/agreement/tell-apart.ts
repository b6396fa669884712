/** Names as a file needs them, where the name is all there is to go by: the second of two that are alike gets a number. */
export function tellApart(ids: readonly string[], nameOf: (id: string) => string): (id: string) => string {
  const given = new Map<string, string>()
  const taken = new Set(ids.map(nameOf))
  const first = new Set<string>()
  for (const id of new Set(ids)) {
    const name = nameOf(id)
    given.set(id, first.has(name) ? numbered(name, taken) : name)
    first.add(name)
    taken.add(given.get(id) ?? name)
  }
  return (id) => given.get(id) ?? nameOf(id)
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let at = 2; ; at++) {
    const tried = `${name} (${at})`
    if (!taken.has(tried)) return tried
  }
}
