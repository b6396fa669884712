/** Files as a tape archive, in the old form that everything unpacks (ustar). */

export interface ArchivedFile {
  /** Parted by slashes, from the archive's top. */
  path: string
  content: Uint8Array
  executable: boolean
  /** Milliseconds. */
  modifiedAt: number
}

const BLOCK = 512

/** Throws on a path that the form has no room for: 100 bytes, or 255 where a slash stands at the right place. */
export function writeTar(files: readonly ArchivedFile[]): Uint8Array {
  const parts = files.flatMap((file) => [
    headerOf(file),
    file.content,
    new Uint8Array(-file.content.length & (BLOCK - 1)),
  ])
  return Buffer.concat([...parts, new Uint8Array(2 * BLOCK)])
}

function headerOf({ path, content, executable, modifiedAt }: ArchivedFile): Uint8Array {
  const header = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, length: number) =>
    header.write(value.toString(8).padStart(length - 1, '0'), at)
  const [prefix, name] = splitPath(path)
  header.write(name, 0)
  octal(executable ? 0o755 : 0o644, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(content.length, 124, 12)
  octal(Math.floor(modifiedAt / 1000), 136, 12)
  // The sum is taken as if the field for it held spaces.
  header.write(' '.repeat(8), 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(prefix, 345)
  octal(
    header.reduce((sum, byte) => sum + byte, 0),
    148,
    7,
  )
  return header
}

function splitPath(path: string): [prefix: string, name: string] {
  if (Buffer.byteLength(path) <= 100) return ['', path]
  for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)]
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(name) <= 100) return [prefix, name]
  }
  throw new Error(`“${path}” is too long a path for an archive.`)
}
