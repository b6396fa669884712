import Papa from 'papaparse'

/** The rows of a pasted or exported table, whatever parts its cells: tabs, commas or semicolons. */
export function parseTable(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' })
  return data
}

/** The text of a CSV file. Excel still writes them in the old Windows charset, so what is not UTF-8 is taken for that. */
export async function readTableFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
