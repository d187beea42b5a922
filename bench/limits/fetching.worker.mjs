// Every byte of a file into the worker, and nothing done with it.
import { answer } from './answer.mjs'
import { slicesOf } from './slices.mjs'

answer(async (file) => {
  let bytes = 0
  for await (const slice of slicesOf(file)) bytes += slice.byteLength
  if (bytes !== file.size) throw new Error(`${bytes} of ${file.size} bytes were fetched.`)
  return { bytes }
})
