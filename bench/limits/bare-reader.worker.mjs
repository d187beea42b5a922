// Every span of a file into columns, which stay in the worker.
import { answer } from './answer.mjs'
import { readBare } from './bare-reader/read.mjs'

answer(async (file) => {
  const { spans } = await readBare(file)
  return { spans: spans.count }
})
