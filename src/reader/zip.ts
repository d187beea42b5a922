// Archives of exports: unpacked by fflate. Loaded only when there is one.
import { unzipSync } from 'fflate'
import { breathe } from '../util/breathe.ts'
import { bytesOf, type NamedInput } from './input.ts'

/**
 * The files in an archive, by their paths in it, without folders and the clutter that systems add. Never rejects for what
 * the archive holds: a file that cannot be unpacked has an error in place of data, and so has an archive that is damaged.
 */
export async function unpackZip(input: NamedInput): Promise<NamedInput[]> {
  const bytes = await allOf(input.data)
  const entries: Entry[] = []
  try {
    // Walks the list at the end of the archive and unpacks nothing.
    unzipSync(bytes, { filter: ({ name, originalSize }) => entries.push({ name, size: originalSize }) < 0 })
  } catch {
    return [{ name: input.name, data: '', error: brokenArchive(input.name) }]
  }
  const unpack = (range: Range) => {
    let at = -1
    const isWanted = ({ name }: { name: string }) => ++at >= range.from && at < range.to && !isClutter(name)
    return unzipSync(bytes, { filter: isWanted })
  }
  const inputs: NamedInput[] = []
  for (const range of rangesOf(entries)) {
    const unpacked = attempt(() => unpack(range))
    for (let from = range.from; from < range.to; from++) {
      const { name } = entries[from]
      if (isClutter(name)) continue
      const content = (unpacked ?? attempt(() => unpack({ from, to: from + 1 })))?.[name]
      inputs.push(
        content
          ? { name, data: new Blob([content as Uint8Array<ArrayBuffer>]) }
          : { name, data: '', error: brokenEntry(name, input.name) },
      )
    }
    await breathe()
  }
  return inputs
}

interface Entry {
  readonly name: string
  /** Unpacked, as the archive says. */
  readonly size: number
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Unpacked at a time: a page is not held up long, and the list of a large archive is not walked for each entry. */
const RANGE_BYTES = 1 << 23
const RANGE_ENTRIES = 256

/** Runs of entries whose names differ, since fflate gives them by name. */
function* rangesOf(entries: readonly Entry[]): Generator<Range> {
  let from = 0
  let size = 0
  let names = new Set<string>()
  for (let at = 0; at < entries.length; at++) {
    const isFull = size + entries[at].size > RANGE_BYTES || names.size === RANGE_ENTRIES || names.has(entries[at].name)
    if (isFull && at > from) {
      yield { from, to: at }
      from = at
      size = 0
      names = new Set()
    }
    size += entries[at].size
    names.add(entries[at].name)
  }
  if (from < entries.length) yield { from, to: entries.length }
}

/** Entries that are no exports: folders and the clutter that systems add. */
const isClutter = (path: string): boolean => path.endsWith('/') || /(^|\/)(__MACOSX\/|\.)/.test(path)

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

async function allOf(data: NamedInput['data']): Promise<Uint8Array> {
  const bytes = bytesOf(data)
  if (bytes instanceof Uint8Array) return bytes
  if (bytes.readSync) return bytes.readSync(0, bytes.size)
  return new Uint8Array(await new Response(bytes.stream()).arrayBuffer())
}

const brokenArchive = (name: string): NamedInput['error'] => ({
  code: 'zip.broken',
  message: `${name} is a zip archive that is damaged or cut. The list of its files stands at its end and could not be read. Copy or download it again.`,
})

const brokenEntry = (name: string, archive: string): NamedInput['error'] => ({
  code: 'zip.entry',
  message: `${name} could not be unpacked from ${archive}. It is damaged, encrypted or packed in a way that is not read here. Unpack the archive with another program.`,
})
