// Queries in the worker, as a page has it: many spans, so that one is begun.
import { TraceProvider, type TraceQuery, useTraceQuery } from 'spanglass'
import { queryTraces, readTraces } from 'spanglass/core'
import { afterEach, expect, test, vi } from 'vitest'
import type { Dataset } from '../../src/model/dataset.ts'
import { datasetOf } from '../support/builder.ts'
import { mount } from '../support/mount.tsx'
import { seededRandom } from '../support/random.ts'
import { otlpFromText } from '../support/trace-from-text.ts'

const random = seededRandom(11)
const spans = Array.from({ length: 120_000 }, (_, i) => ({
  ...{ trace: `t${i >> 4}`, id: `s${i}`, name: `name ${i % 7}`, start: i },
  end: i + Math.floor(Math.exp(random() * 20)),
}))
/** A dataset of its own for each test: a worker belongs to one. */
const many = (): Dataset => datasetOf(spans)
const query: TraceQuery = {
  measure: 'durationMs',
  groupBy: ['name', 'hasError'],
  percentiles: [0.5, 0.95, 0.99],
  histogram: { bins: 5 },
}

const made: Worker[] = []
const RealWorker = globalThis.Worker
class Watched extends RealWorker {
  isEnded = false
  constructor(...args: ConstructorParameters<typeof Worker>) {
    super(...args)
    made.push(this)
  }
  override terminate() {
    this.isEnded = true
    super.terminate()
  }
}

afterEach(() => {
  globalThis.Worker = RealWorker
  for (const worker of made.splice(0)) worker.terminate()
})

test('the worker answers as the page itself does, twice with the same worker', async () => {
  globalThis.Worker = Watched
  const dataset = many()
  const inline = await queryTraces(dataset, query, { worker: 'inline' })
  expect(made).toHaveLength(0)
  const [first, second] = await Promise.all([queryTraces(dataset, query), queryTraces(dataset, query)])
  expect(await queryTraces(dataset, query)).toEqual(inline)
  expect([first, second]).toEqual([inline, inline])
  expect(inline.total.spans).toBe(120_000)
  expect(made).toHaveLength(1)
})

test('a query that is cancelled ends its worker; the next one begins another', async () => {
  globalThis.Worker = Watched
  const dataset = many()
  await queryTraces(dataset, query)
  const controller = new AbortController()
  const posted = vi.spyOn(made[0], 'postMessage').mockImplementation(() => controller.abort(new Error('enough')))
  await expect(queryTraces(dataset, query, { signal: controller.signal })).rejects.toThrow('enough')
  expect(posted).toHaveBeenCalledOnce()
  expect((made[0] as Watched).isEnded).toBe(true)
  expect((await queryTraces(dataset, query)).total.spans).toBe(120_000)
  expect(made).toHaveLength(2)
})

test('where no worker can be made, the page answers', async () => {
  const createWorker = () => {
    throw new Error('not allowed')
  }
  expect((await queryTraces(many(), query, { createWorker })).total.spans).toBe(120_000)
})

const Answer = ({ name }: { name: string }) => {
  const answer = useTraceQuery({ measure: 'durationMs', where: { equals: [{ key: 'name', value: name }] } })
  return <p>{answer.status === 'ready' ? `${name}: ${answer.value.total.sum}` : answer.status}</p>
}

test('the hook answers each query, written where it is used', async () => {
  const traces = await readTraces(JSON.stringify(otlpFromText('tool oven 0..5\ntool sink 0..7\ntool sink 0..9')))
  const box = mount(
    <TraceProvider traces={traces}>
      <Answer name="oven" />
      <Answer name="sink" />
    </TraceProvider>,
  )
  await vi.waitFor(() => expect(box.textContent).toBe('oven: 5sink: 16'))
})
