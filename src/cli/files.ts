// Files of the command line as inputs of the reader: read where they lie, never whole.
import { createReadStream, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { NamedInput } from '../reader/input.ts'
import type { FailedFile } from './summary.ts'

export function openInput(path: string): NamedInput | FailedFile {
  const name = basename(path)
  try {
    const stat = statSync(path)
    if (!stat.isFile()) throw new Error('it is not a file')
    return {
      name,
      data: {
        size: stat.size,
        readSync: readerOf(path),
        stream: () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array<ArrayBuffer>>,
      },
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      name,
      error: {
        code: 'input.unreadable',
        message: `${path} could not be opened: ${reason}. It is left out. Check the path and the permissions.`,
      },
    }
  }
}

/** Opens the file on the first read and leaves it open: the command is short. */
function readerOf(path: string): (offset: number, length: number) => Uint8Array {
  let file: number | undefined
  return (offset, length) => {
    file ??= openSync(path, 'r')
    const bytes = new Uint8Array(length)
    let count = 0
    for (let more = 1; more > 0 && count < length; count += more) {
      more = readSync(file, bytes, count, length - count, offset + count)
    }
    return bytes.subarray(0, count)
  }
}
