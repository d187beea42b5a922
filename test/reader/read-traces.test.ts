import { gzipSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import type { ContentRecord } from '../../src/adapters/content-record.ts'
import { MemoryContent } from '../../src/model/content-store.ts'
import type { TraceInput } from '../../src/reader/input.ts'
import { readTraces } from '../../src/reader/read-traces.ts'
import { otlpFromText } from '../support/trace-from-text.ts'

const text = JSON.stringify(
  otlpFromText('agent plan 0..9\n  llm answer 1..8 in=5 out=2 input="my secret is rye" output="noted: rye"'),
)
const bytes = new TextEncoder().encode(text)
const stream = (data: Uint8Array) => new Blob([data as BlobPart]).stream() as ReadableStream<Uint8Array>

describe('what can be opened', () => {
  test.each<[string, TraceInput, string]>([
    ['text', text, 'input 1'],
    ['bytes', bytes, 'input 1'],
    ['an ArrayBuffer', bytes.slice().buffer, 'input 1'],
    ['a Blob', new Blob([text]), 'input 1'],
    ['a File', new File([text], 'export.json'), 'export.json'],
    ['a stream', stream(bytes), 'input 1'],
    ['a gzip stream', stream(gzipSync(text)), 'input 1'],
    ['a Response', new Response(text), 'input 1'],
    ['a name beside the data', { name: 'mine', data: new Response(text) }, 'mine'],
  ])('%s', async (_, input, name) => {
    const { dataset, content } = await readTraces(input)
    expect([dataset.spanCount, dataset.files[0].name, dataset.files[0].error]).toEqual([2, name, undefined])
    expect(content).toHaveLength(1)
  })

  test('a Response is named by the path of its address, never by its query', async () => {
    const response = new Response(text)
    Object.defineProperty(response, 'url', { value: 'https://files.example/a/export.json?token=abc#x' })
    expect((await readTraces(response)).dataset.files[0].name).toBe('export.json')
  })

  test('what cannot be fetched is the error of its file; the others are there', async () => {
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('line dropped')) })
    const used = new Response(text)
    await used.text()
    const { dataset } = await readTraces([new Response('no', { status: 404 }), broken, used, text])
    expect(dataset.files.map(({ error }) => error?.code)).toEqual([
      'input.response',
      'input.unreadable',
      'input.unreadable',
      undefined,
    ])
    expect(dataset.files[0].error?.message).toContain('404')
    expect(dataset.spanCount).toBe(2)
  })

  test('nothing at all', async () => {
    expect((await readTraces([])).dataset.spanCount).toBe(0)
  })
})

describe('data sets', () => {
  test('have the id that was given, or one of their own', async () => {
    const named = await readTraces(text, { datasetId: 'mine' })
    const [one, two] = [await readTraces(text), await readTraces(text)]
    expect([named.dataset.id, one.dataset.id === two.dataset.id]).toEqual(['mine', false])
  })
})

describe('cancel', () => {
  test('before it begins', async () => {
    await expect(readTraces(text, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
  })
  test('in the middle', async () => {
    const lines = Array.from({ length: 5000 }, () => text).join('\n')
    const controller = new AbortController()
    const onProgress = vi.fn(() => controller.abort(new Error('enough')))
    await expect(readTraces(lines, { signal: controller.signal, onProgress })).rejects.toThrow('enough')
    expect(onProgress).toHaveBeenCalled()
  })
})

test('progress ends with all bytes, and early snapshots grow', async () => {
  const lines = Array.from({ length: 3000 }, (_, i) =>
    JSON.stringify(otlpFromText(`tool t${i} 0..1`)).replace(/"traceId":"0/g, `"traceId":"${i}`),
  ).join('\n')
  const seen: number[] = []
  const revisions: number[] = []
  const { dataset } = await readTraces(lines, {
    onProgress: ({ bytesRead, sizeBytes, fileCount, file }) => {
      expect([sizeBytes, fileCount, file]).toEqual([new Blob([lines]).size, 1, 0])
      seen.push(bytesRead)
    },
    onSnapshot: ({ dataset: early }) => revisions.push(early.revision),
  })
  expect(seen.at(-1)).toBe(new Blob([lines]).size)
  expect([...seen].sort((a, b) => a - b)).toEqual(seen)
  expect(dataset.revision).toBe(revisions.length + 1)
})

test('a text is measured as often for many records as for one', async () => {
  let count = 0
  class Counted extends Blob {
    constructor(parts?: BlobPart[]) {
      super(parts)
      count++
    }
  }
  vi.stubGlobal('Blob', Counted)
  try {
    const measured = async (input: string) => {
      count = 0
      await readTraces(input)
      return count
    }
    expect(await measured(`${text}\n`.repeat(500))).toBe(await measured(text))
  } finally {
    vi.unstubAllGlobals()
  }
})

describe('transformContent', () => {
  const everything = {
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'process.command_args', value: { stringValue: '--key SECRET' } }] },
        scopeSpans: [
          {
            scope: { name: 'app', attributes: [{ key: 'owner', value: { stringValue: 'SECRET' } }] },
            spans: [
              {
                traceId: '1'.repeat(32),
                spanId: '2'.repeat(16),
                name: 'ask about SECRET',
                startTimeUnixNano: '1795262400000000000',
                endTimeUnixNano: '1795262401000000000',
                status: { code: 2, message: 'SECRET refused' },
                droppedAttributesCount: 3,
                attributes: [
                  { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
                  {
                    key: 'gen_ai.input.messages',
                    value: { stringValue: '[{"role":"user","parts":[{"type":"text","content":"SECRET"}]}]' },
                  },
                  {
                    key: 'nested',
                    value: { kvlistValue: { values: [{ key: 'deep', value: { stringValue: 'SECRET' } }] } },
                  },
                ],
                events: [
                  { name: 'exception', attributes: [{ key: 'exception.message', value: { stringValue: 'SECRET' } }] },
                ],
                links: [
                  {
                    traceId: '3'.repeat(32),
                    spanId: '4'.repeat(16),
                    attributes: [{ key: 'why', value: { stringValue: 'SECRET' } }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    resourceLogs: [
      {
        scopeLogs: [
          {
            logRecords: [
              {
                traceId: '1'.repeat(32),
                spanId: '2'.repeat(16),
                eventName: 'gen_ai.user.message',
                body: { stringValue: 'SECRET' },
              },
              { eventName: 'SECRET without a span', body: { stringValue: 'SECRET' } },
            ],
          },
        ],
      },
    ],
  }

  const redact = (record: ContentRecord): ContentRecord =>
    JSON.parse(
      JSON.stringify(record, (_, value) => (typeof value === 'bigint' ? undefined : value)).replaceAll('SECRET', '***'),
    )

  /** All bytes and all texts that are kept of a reading. */
  async function keptText(transformContent: (record: ContentRecord) => ContentRecord | undefined) {
    const { dataset, content } = await readTraces(JSON.stringify(everything), { transformContent })
    const chunks = content.flatMap((store) => (store instanceof MemoryContent ? store.toChunks() : []))
    const { columns: _, sparse: __, ...rest } = dataset.data
    const texts = JSON.stringify(rest, (_, value) =>
      value instanceof Map ? [...value] : typeof value === 'bigint' ? String(value) : value,
    )
    return { dataset, kept: texts + chunks.map(({ bytes: part }) => new TextDecoder().decode(part)).join('') }
  }

  test('nothing of what it changed is kept anywhere', async () => {
    const { dataset, kept } = await keptText(redact)
    expect(kept).not.toContain('SECRET')
    expect(kept).toContain('***')
    expect(dataset.span(0)).toMatchObject({ name: 'ask about ***', statusMessage: '*** refused' })
  })

  test('a record that it drops is named by its id alone', async () => {
    const { dataset, kept } = await keptText(() => undefined)
    expect(kept).not.toContain('SECRET')
    expect([dataset.spanCount, dataset.files[0].issues.map(({ code, count }) => [code, count])]).toEqual([
      0,
      [['record.dropped', 3]],
    ])
  })

  test('where it throws, the record is left out and its words too', async () => {
    const { dataset, kept } = await keptText((record) => {
      throw new Error(`cannot redact ${record.name}`)
    })
    expect(kept).not.toContain('SECRET')
    expect([dataset.spanCount, dataset.files[0].issues[0].code]).toEqual([0, 'record.failed'])
  })

  test('without one, all of it is there', async () => {
    const { dataset, content } = await readTraces(JSON.stringify(everything))
    expect(dataset.span(0).name).toBe('ask about SECRET')
    expect(content).toHaveLength(1)
  })

  test('decides on what is read from the content', async () => {
    const { dataset } = await readTraces(text, {
      transformContent: (record) => {
        record.attributes['gen_ai.usage.input_tokens'] = 7
        record.attributes['openinference.span.kind'] = 'TOOL'
        return record
      },
    })
    expect([dataset.typeAt(0), dataset.number('usage.input', 1)]).toEqual(['tool', 7])
  })
})
