/** Tables as they travel through a clipboard: rows split by line ends, cells by tabs, quoted where a cell holds either. */

export function parseCells(text: string): string[][] {
  let row: string[] = []
  const rows = [row]
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text.charAt(++at)
      else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === '\t') endCell()
    else if (letter === '\n') {
      endCell()
      rows.push((row = []))
    } else if (letter !== '\r') cell += letter
  }
  endCell()
  return rows.filter((row) => row.some((each) => each.trim() !== ''))
}
