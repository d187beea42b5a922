// What is held of a span once all has been read and its content has not been opened.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeInput } from '../../bench/inputs/write.mjs'
import { reachableBytes } from '../../bench/page/reachable.mjs'
import { readAll } from '../../src/reader/read-all.ts'
import { detach } from '../../src/reader/worker-protocol.ts'

const folder = mkdtempSync(join(tmpdir(), 'spanglass-bytes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['many traces', 40],
  ['one trace', Number.POSITIVE_INFINITY],
])('a lean span of %s takes 120 bytes at most', async (_, spansPerTrace) => {
  const path = join(folder, 'input.json')
  const { spans } = writeInput(path, { style: 'lean', form: 'document', spans: 60_000, spansPerTrace, seed: 9 })
  const { data } = await readAll([{ name: 'input.json', data: readFileSync(path) }])
  // As the worker hands it over: with no room behind the last row.
  const { bufferBytes, textBytes } = reachableBytes(detach(data, true).data)
  expect(spans).toBe(60_000)
  expect((bufferBytes + textBytes) / spans).toBeLessThanOrEqual(120)
  // Ids, times and names alone take more than this: what is counted is there.
  expect(bufferBytes / spans).toBeGreaterThan(60)
})
