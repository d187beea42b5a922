import { describe, expect, it, vi } from 'vitest'
import { Dataset } from '../../src/model/dataset.ts'
import type { TraceSet } from '../../src/model/trace-set.ts'
import { createPanelStore } from '../../src/state/panel-store.ts'
import { tracesFromText } from '../support/trace-from-text.ts'

const TREE = `
agent plan 0..900
  llm answer 10..400
  tool search 410..880
    span query 420..800
`
const ONE = 'llm only 0..10'

const keyOf = ({ dataset }: TraceSet, name: string) => {
  const row = [...dataset.allRows()].find((one) => dataset.nameAt(one) === name)
  if (row === undefined) throw new Error(`no span ${name}`)
  return dataset.keyAt(row)
}
const renamed = (traces: TraceSet, id: string): TraceSet => ({
  ...traces,
  dataset: new Dataset(id, traces.dataset.data),
})

describe('what is open at first', () => {
  it('is the only trace, with nothing selected', async () => {
    const store = createPanelStore({ traces: await tracesFromText(TREE) })
    expect(store.getState()).toMatchObject({ traceId: '00000000000000000000000000000001', isDetailsOpen: false })
    expect(store.getState().selectedSpan).toBeUndefined()
  })

  it('is none of several', async () => {
    const store = createPanelStore({ traces: await tracesFromText(`${TREE}\n${ONE}`) })
    expect(store.getState().traceId).toBeUndefined()
  })

  it('is the span of a trace that has no other, also when it is opened later', async () => {
    const one = await tracesFromText(ONE)
    expect(createPanelStore({ traces: one }).getState()).toMatchObject({
      selectedSpan: keyOf(one, 'only'),
      isDetailsOpen: true,
    })
    const several = await tracesFromText(`${TREE}\n${ONE}`)
    const onSelectedSpanChange = vi.fn()
    const store = createPanelStore({ traces: several, callbacks: () => ({ onSelectedSpanChange }) })
    store.getState().openTrace('00000000000000000000000000000002', 'pointer')
    expect(store.getState().selectedSpan).toBe(keyOf(several, 'only'))
    expect(onSelectedSpanChange).toHaveBeenCalledExactlyOnceWith(keyOf(several, 'only'), { reason: 'data' })
  })
})

describe('selecting', () => {
  it('opens the folds above, the details and tells the host once', async () => {
    const traces = await tracesFromText(TREE)
    const calls = { onSelectedSpanChange: vi.fn(), onCollapsedChange: vi.fn() }
    const collapsed = new Set([keyOf(traces, 'plan'), keyOf(traces, 'search')])
    const store = createPanelStore({ traces, collapsed, callbacks: () => calls })
    store.getState().selectSpan(keyOf(traces, 'search'), 'api')
    expect([...store.getState().collapsed]).toEqual([keyOf(traces, 'search')])
    expect(store.getState()).toMatchObject({ isDetailsOpen: true, focusedSpan: keyOf(traces, 'search') })
    expect(calls.onSelectedSpanChange).toHaveBeenCalledExactlyOnceWith(keyOf(traces, 'search'), { reason: 'api' })
    expect(calls.onCollapsedChange).toHaveBeenCalledExactlyOnceWith(new Set([keyOf(traces, 'search')]), {
      reason: 'api',
    })
    store.getState().setDetailsOpen(false)
    store.getState().selectSpan(keyOf(traces, 'search'), 'pointer')
    expect(store.getState().isDetailsOpen).toBe(true)
    expect(calls.onSelectedSpanChange).toHaveBeenCalledTimes(1)
  })

  it('by revealing leaves the details as they are and can be asked for again', async () => {
    const traces = await tracesFromText(TREE)
    const store = createPanelStore({ traces })
    store.getState().revealSpan(keyOf(traces, 'query'), 'keyboard')
    store.getState().revealSpan(keyOf(traces, 'query'), 'keyboard')
    expect(store.getState()).toMatchObject({
      selectedSpan: keyOf(traces, 'query'),
      focusedSpan: keyOf(traces, 'query'),
      isDetailsOpen: false,
      revealCount: 2,
    })
  })
})

describe('other traces', () => {
  it('of the same data set keep all that the reader has open', async () => {
    const before = await tracesFromText(TREE)
    const store = createPanelStore({ traces: before })
    store.getState().selectSpan(keyOf(before, 'answer'), 'pointer')
    store.getState().toggleSpan(keyOf(before, 'search'), 'pointer')
    store.getState().setFind('ans')
    store.getState().setTimeRange([0, 5])
    const kept = store.getState()
    store.getState().setTraces(await tracesFromText(`${TREE}  tool late 885..890\n`))
    expect({ ...store.getState(), traces: undefined }).toEqual({ ...kept, traces: undefined })
  })

  it('of another data set start afresh', async () => {
    const before = await tracesFromText(TREE)
    const store = createPanelStore({ traces: before })
    store.getState().selectSpan(keyOf(before, 'answer'), 'pointer')
    store.getState().toggleSpan(keyOf(before, 'search'), 'pointer')
    store.getState().setFind('ans')
    store.getState().setTraces(renamed(await tracesFromText(TREE), 'another'))
    expect(store.getState()).toMatchObject({
      selectedSpan: undefined,
      focusedSpan: undefined,
      find: '',
      isDetailsOpen: false,
    })
    expect(store.getState().collapsed.size).toBe(0)
  })

  it('tell the host that none is open any more', async () => {
    const onTraceChange = vi.fn()
    const store = createPanelStore({ traces: await tracesFromText(TREE), callbacks: () => ({ onTraceChange }) })
    store.getState().setTraces(renamed(await tracesFromText(`${TREE}\n${ONE}`), 'several'))
    expect(store.getState().traceId).toBeUndefined()
    expect(onTraceChange).toHaveBeenCalledExactlyOnceWith(undefined, { reason: 'data' })
  })
})

describe('values that the host owns', () => {
  const SEVERAL = `${TREE}\n${ONE}`
  const [first, second] = ['00000000000000000000000000000001', '00000000000000000000000000000002']

  it('change only when the host says so, and then nothing of the trace before stays', async () => {
    const traces = await tracesFromText(SEVERAL)
    const onTraceChange = vi.fn()
    const store = createPanelStore({
      traces,
      traceId: first,
      callbacks: () => ({ onTraceChange }),
      controlled: () => ({ traceId: first }),
    })
    store.getState().selectSpan(keyOf(traces, 'search'), 'pointer')
    store.getState().setFind('answer')
    store.getState().openTrace(second, 'pointer')
    expect(store.getState().traceId).toBe(first)
    expect(onTraceChange).toHaveBeenCalledExactlyOnceWith(second, { reason: 'pointer' })
    store.getState().follow({ traceId: second })
    expect(store.getState()).toMatchObject({ traceId: second, selectedSpan: keyOf(traces, 'only'), find: '' })
    expect(onTraceChange).toHaveBeenCalledTimes(1)
  })

  it('hold for the selected span and for folds', async () => {
    const traces = await tracesFromText(TREE)
    const [plan, search] = [keyOf(traces, 'plan'), keyOf(traces, 'search')]
    const collapsed = new Set<typeof plan>()
    const calls = { onSelectedSpanChange: vi.fn(), onCollapsedChange: vi.fn() }
    const store = createPanelStore({
      traces,
      selectedSpan: plan,
      collapsed,
      callbacks: () => calls,
      controlled: () => ({ selectedSpan: plan, collapsed }),
    })
    store.getState().selectSpan(search, 'keyboard')
    store.getState().toggleSpan(search, 'keyboard')
    expect(store.getState()).toMatchObject({ selectedSpan: plan, collapsed })
    expect(calls.onSelectedSpanChange).toHaveBeenCalledExactlyOnceWith(search, { reason: 'keyboard' })
    expect(calls.onCollapsedChange).toHaveBeenCalledExactlyOnceWith(new Set([search]), { reason: 'keyboard' })
  })
})
