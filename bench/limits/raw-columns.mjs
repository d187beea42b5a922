// The limit of reopening: the same columns in IndexedDB, a record a column, read in one go.
import { buffersOf } from '../page/reachable.mjs'

const NAME = 'bench-raw'

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const open = () => {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => request.result.createObjectStore('columns', { autoIncrement: true })
  return settled(request)
}

/** Puts by what a data set holds: its arrays as they are, its texts as UTF-8. @returns bytes */
export async function keepRaw(data) {
  const database = await open()
  let bytes = 0
  for (const buffer of buffersOf(data)) {
    await settled(database.transaction('columns', 'readwrite').objectStore('columns').put(buffer))
    bytes += buffer.byteLength
  }
  database.close()
  return bytes
}

export async function readRaw() {
  const startMs = performance.now()
  const database = await open()
  const columns = await settled(database.transaction('columns').objectStore('columns').getAll())
  const ms = performance.now() - startMs
  database.close()
  return { ms, bytes: columns.reduce((sum, { byteLength }) => sum + byteLength, 0) }
}
