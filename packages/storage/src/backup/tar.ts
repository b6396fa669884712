/**
 * A folder as a tar archive and back, as a stream: a backup is one file that any system can open. Only what a database
 * folder holds: plain files and folders, names of up to 255 bytes, files of up to 8 GB.
 */
import { createReadStream, createWriteStream, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

const BLOCK = 512
const FILE = '0'
const FOLDER = '5'

/** The archive of everything in `folder`, piece by piece. Paths in it are relative to `folder`. */
export async function* packFolder(folder: string): AsyncGenerator<Buffer> {
  yield* packEntries(folder, '')
  yield Buffer.alloc(2 * BLOCK)
}

async function* packEntries(root: string, path: string): AsyncGenerator<Buffer> {
  for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
    const name = path + entry.name
    if (entry.isDirectory()) {
      yield writeHeader(`${name}/`, 0, FOLDER)
      yield* packEntries(root, `${name}/`)
    } else if (entry.isFile()) {
      yield* packFile(join(root, name), name)
    }
  }
}

async function* packFile(file: string, name: string): AsyncGenerator<Buffer> {
  const { size } = statSync(file)
  yield writeHeader(name, size, FILE)
  yield* createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>
  if (size % BLOCK > 0) yield Buffer.alloc(BLOCK - (size % BLOCK))
}

function writeHeader(path: string, size: number, type: string): Buffer {
  const header = Buffer.alloc(BLOCK)
  const { prefix, name } = splitPath(path)
  header.write(name, 0)
  header.write(type === FOLDER ? '0000700\0' : '0000600\0', 100)
  header.write('0000000\0'.repeat(2), 108)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write(`${'0'.repeat(11)}\0`, 136)
  header.write('        ', 148)
  header.write(type, 156)
  header.write('ustar\x0000', 257)
  header.write(prefix, 345)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** A path of more than 100 bytes is kept in two fields, cut at a folder. */
function splitPath(path: string): { prefix: string; name: string } {
  if (Buffer.byteLength(path) <= 100) return { prefix: '', name: path }
  const cut = path.indexOf('/', path.length - 100)
  const prefix = path.slice(0, cut)
  if (cut < 0 || Buffer.byteLength(prefix) > 155) throw new Error(`The path ${path} is too long for an archive.`)
  return { prefix, name: path.slice(cut + 1) }
}

/** Writes what `archive` holds into `folder`, which must not hold any of it yet. Throws on anything but such an archive. */
export async function unpackFolder(archive: AsyncIterable<Buffer>, folder: string): Promise<void> {
  const reader = new BlockReader(archive)
  mkdirSync(folder, { recursive: true })
  for (;;) {
    const header = await reader.take(BLOCK)
    // To the very end: only there does a compressed archive say whether all of it was sound.
    if (header.every((byte) => byte === 0)) return reader.drain()
    const { path, size, type } = readHeader(header)
    const place = placeIn(folder, path)
    if (type === FOLDER) mkdirSync(place, { recursive: true })
    else await unpackFile(reader, place, size)
  }
}

async function unpackFile(reader: BlockReader, file: string, size: number): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  await pipeline(reader.stream(size), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  if (size % BLOCK > 0) await reader.take(BLOCK - (size % BLOCK))
}

function readHeader(header: Buffer): { path: string; size: number; type: string } {
  const text = (start: number, end: number) => header.toString('utf8', start, end).replace(/\0.*$/s, '')
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0)
  if (parseInt(text(148, 156), 8) !== sum) throw new Error('The archive is damaged.')
  const prefix = text(345, 500)
  const type = text(156, 157) || FILE
  if (type !== FILE && type !== FOLDER)
    throw new Error('The archive holds something that is neither a file nor a folder.')
  return { path: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), size: parseInt(text(124, 136), 8), type }
}

function placeIn(folder: string, path: string): string {
  const place = join(resolve(folder), path)
  if (!`${place}${sep}`.startsWith(resolve(folder) + sep)) throw new Error('The archive reaches outside its folder.')
  return place
}

/** Hands out a stream of bytes in pieces of the sizes asked for. */
class BlockReader {
  readonly #source: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async take(size: number): Promise<Buffer> {
    const pieces: Buffer[] = []
    for await (const piece of this.stream(size)) pieces.push(piece)
    return Buffer.concat(pieces)
  }

  async drain(): Promise<void> {
    while (!(await this.#source.next()).done);
  }

  async *stream(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0;) {
      if (this.#rest.length === 0) {
        const next = await this.#source.next()
        if (next.done) throw new Error('The archive ends too early.')
        this.#rest = next.value
      }
      const piece = this.#rest.subarray(0, left)
      this.#rest = this.#rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
}
