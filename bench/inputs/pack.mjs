// An input packed with gzip, made on first use and kept beside it.
import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** @param {string} path of an input; @returns {Promise<string>} that of the packed one */
export async function packed(path) {
  const packedPath = `${path}.gz`
  if (!existsSync(packedPath)) {
    const part = `${packedPath}.${process.pid}`
    await pipeline(createReadStream(path), createGzip(), createWriteStream(part))
    renameSync(part, packedPath)
  }
  return packedPath
}
