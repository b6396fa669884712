/** One thing that can be picked from a FilterList. */
export interface Pick {
  id: string
  label: string
  /** A second, quieter text: where it belongs, what it does. */
  detail?: string | undefined
  /** More words that find it. */
  keywords?: string | undefined
  /** Entries with the same group stand under one heading, in the order they come. */
  group?: string | undefined
  keys?: string | undefined
  disabled?: boolean | undefined
}
