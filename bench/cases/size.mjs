// What the browser downloads to read.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { dist } from '../browser/package.mjs'

export const sizeCases = [
  {
    rows: { worker: { name: "gzip of the reader's worker, kB", bar: 40 } },
    run: async () => {
      const code = readFileSync(join(dist, 'worker.js'))
      return {
        worker: {
          value: gzipSync(code, { level: 9 }).length / 1000,
          detail: `dist/worker.js as it ships, ${Math.round(code.length / 1000)} kB before`,
        },
      }
    },
  },
]
