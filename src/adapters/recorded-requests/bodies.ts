// Which reader takes a body: by its address where only that explains it, else by its shape.
import type { Cursor } from '../../json/cursor.ts'
import type { Adapter, Peek } from '../adapter.ts'
import { isObject } from '../plain-values.ts'
import { readEach } from '../read-each.ts'
import type { RecordSink } from '../record-sink.ts'
import { ADAPTERS, rankAdapters } from '../registry.ts'
import type { RequestPart } from '../request-part.ts'
import type { RecordedRequest } from './request.ts'
import { BODY_ROUTES, PARTS_ROUTES } from './routes.ts'

export interface BodyReaders {
  /** Reads the JSON value that the cursor stands on. False where nobody knows it. */
  readJson(request: RecordedRequest, body: Cursor, sink: RecordSink): Generator<void, boolean>
  readParts(request: RecordedRequest, parts: readonly RequestPart[], sink: RecordSink): boolean
}

/** All that may be asked for: which bodies come is known only once they are there. */
export async function loadBodyReaders(): Promise<BodyReaders> {
  const adapters = new Map(
    await Promise.all(
      ADAPTERS.filter(({ id }) => id !== 'recorded-requests').map(async ({ id, load }) => [id, await load()] as const),
    ),
  )
  const bodyRoutes = await loaded(BODY_ROUTES)
  const partsRoutes = await loaded(PARTS_ROUTES)
  return { readJson, readParts }

  function* readJson(request: RecordedRequest, body: Cursor, sink: RecordSink): Generator<void, boolean> {
    for (const { method, path, read } of bodyRoutes) {
      const match = method === undefined || method === request.method ? path.exec(request.path) : null
      if (!match) continue
      read(body, sink, match.slice(1))
      return true
    }
    const adapter = adapterOf(request, body, sink)
    if (!adapter) return false
    if (body.type === 'array') yield* readEach(body, sink, (entry) => adapter.read(entry, sink))
    else yield* adapter.read(body, sink)
    return true
  }

  function readParts({ path }: RecordedRequest, parts: readonly RequestPart[], sink: RecordSink): boolean {
    const route = partsRoutes.find((each) => each.path.test(path))
    route?.read(parts, sink)
    return route !== undefined
  }

  /** Bodies of one address with the same keys are of one shape, so they are looked into once. */
  function adapterOf({ path }: RecordedRequest, body: Cursor, sink: RecordSink): Adapter | undefined {
    const known = sink.memory(shapes)
    const shape = `${path}\n${keysOf(body).join('\n')}`
    let id = known.get(shape)
    if (id === undefined) {
      // What is merely possible is no proof: a call to a model looks like a record of one.
      const match = rankAdapters(peekOf(body)).find(({ certainty }) => certainty !== 'possible')
      id = match?.adapter.id ?? ''
      known.set(shape, id)
    }
    return adapters.get(id)
  }
}

const loaded = <R>(routes: readonly { method?: string; path: RegExp; load(): Promise<R> }[]) =>
  Promise.all(routes.map(async ({ method, path, load }) => ({ method, path, read: await load() })))

const shapes = () => new Map<string, string>()

function keysOf(body: Cursor): string[] {
  const fork = firstOf(body)
  const keys: string[] = []
  if (fork?.type === 'object' && fork.enter()) while (fork.next()) keys.push(fork.key ?? '')
  return keys
}

/** The body, or the first of its records. */
function firstOf(body: Cursor): Cursor | undefined {
  const fork = body.fork()
  if (fork.type !== 'array') return fork
  fork.enter()
  return fork.next() ? fork : undefined
}

function peekOf(body: Cursor): Peek {
  const first = firstOf(body)?.value()
  return { name: '', keys: new Set(isObject(first) ? Object.keys(first) : []), first, records: () => [first] }
}
