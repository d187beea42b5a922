// What columns most likely say, by their names and by what stands in them.
import type { ColumnMapping, ColumnRole } from '../../model/mapping.ts'
import { instantIn, instantOfText } from '../plain-times.ts'
import { numberIn, objectIn, type PlainObject } from '../plain-values.ts'

/** Names of columns, best first; compared in lower case without anything but letters and digits. */
const NAMES: { readonly [R in ColumnRole]: readonly string[] } = {
  traceId: ['traceid', 'tracekey', 'conversationid', 'requestgroup', 'runid', 'requestid'],
  spanId: ['spanid', 'observationid', 'stepid', 'callid', 'eventid', 'logid', 'messageid', 'id', 'uuid'],
  parentSpanId: ['parentspanid', 'parentid', 'parentobservationid', 'parentrunid', 'parent'],
  name: ['name', 'spanname', 'operationname', 'operation', 'step', 'stepname', 'title', 'task', 'endpoint', 'feature'],
  type: ['type', 'spantype', 'kind', 'spankind', 'runtype', 'observationtype', 'category'],
  start: ['starttime', 'startedat', 'start', 'timestamp', 'createdat', 'time', 'datetime', 'date', 'ts', 'requestedat'],
  end: ['endtime', 'endedat', 'end', 'finishedat', 'completedat', 'respondedat'],
  duration: [
    'durationms',
    'duration',
    'latencyms',
    'latency',
    'elapsedms',
    'elapsed',
    'responsetime',
    'latencyseconds',
    'durationseconds',
    'durations',
    'latencys',
    'durationns',
    'durationus',
  ],
  input: [
    'input',
    'inputs',
    'prompt',
    'messages',
    'question',
    'query',
    'request',
    'userinput',
    'usermessage',
    'instruction',
    'requestbody',
  ],
  output: [
    'output',
    'outputs',
    'completion',
    'response',
    'answer',
    'result',
    'generation',
    'reply',
    'assistantmessage',
    'modeloutput',
    'responsebody',
    'prediction',
  ],
  context: ['contexts', 'context', 'documents', 'retrievedcontexts', 'retrieveddocuments', 'sources', 'chunks'],
  model: ['model', 'modelname', 'modelid', 'llm', 'engine', 'deployment'],
  provider: ['provider', 'vendor', 'llmprovider', 'system'],
  inputTokens: [
    'inputtokens',
    'prompttokens',
    'tokensin',
    'inputtokencount',
    'prompttokencount',
    'usageprompttokens',
    'usageinputtokens',
    'tokensprompt',
    'tokensinput',
  ],
  outputTokens: [
    'outputtokens',
    'completiontokens',
    'tokensout',
    'outputtokencount',
    'completiontokencount',
    'usagecompletiontokens',
    'usageoutputtokens',
    'tokenscompletion',
    'tokensoutput',
  ],
  cachedTokens: ['cachedtokens', 'cachereadtokens', 'cacheread', 'cachereadinputtokens', 'cachedinputtokens'],
  cost: ['costusd', 'cost', 'totalcost', 'price', 'spend', 'usd', 'totalcostusd'],
  session: ['sessionid', 'session', 'threadid', 'thread', 'chatid', 'conversation'],
  user: ['userid', 'user', 'username', 'enduser', 'customer', 'customerid', 'account'],
  status: ['status', 'statuscode', 'state', 'success', 'outcome'],
  error: ['errormessage', 'error', 'exception', 'failure', 'statusmessage'],
  environment: ['environment', 'env', 'deploymentenvironment', 'stage'],
  version: ['version', 'release', 'appversion', 'promptversion', 'build'],
  tags: ['tags', 'labels'],
}

const SCORE =
  /(^|[_\s.-])(score|rating|feedback|grade|thumbs|faithfulness|relevan(ce|cy)|correctness|similarity|accuracy|toxicity|helpfulness|groundedness|eval)([_\s.-]|$)/i

const folded = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Names of columns, and of fields one level below, in a cell's text too. */
export function columnsOf(records: readonly PlainObject[]): string[] {
  const names = new Set<string>()
  for (const record of records) {
    for (const [key, value] of Object.entries(record)) {
      names.add(key)
      for (const inner of Object.keys(objectIn(value))) names.add(`${key}.${inner}`)
    }
  }
  return [...names]
}

/** The value of a column: a field of that very name, else the one at the path. */
export function valueAt(record: PlainObject, column: string): unknown {
  if (Object.hasOwn(record, column)) return record[column]
  let value: unknown = record
  for (const step of column.split('.')) {
    const object = objectIn(value)
    if (!Object.hasOwn(object, step)) return undefined
    value = object[step]
  }
  return value
}

/** A mapping for records like these. Roles for which nothing fits are left open. */
export function guessMapping(records: readonly PlainObject[]): ColumnMapping {
  const names = columnsOf(records)
  const taken = new Set<string>()
  const columns: { [R in ColumnRole]?: string } = {}
  for (const role of ORDER) {
    const column = columnFor(role, names, records, taken)
    if (column === undefined) continue
    columns[role] = column
    taken.add(column)
  }
  const scores = names.filter(
    (name) => !taken.has(name) && SCORE.test(name) && records.some((record) => isScore(valueAt(record, name))),
  )
  return { columns, scores, timeUnit: timeUnitOf(columns, records), durationUnit: durationUnitOf(columns, records) }
}

/** Roles whose names others contain come late. */
const ORDER: readonly ColumnRole[] = [
  ...(['traceId', 'parentSpanId', 'spanId', 'start', 'end', 'duration', 'inputTokens', 'outputTokens'] as const),
  ...(['cachedTokens', 'cost', 'input', 'output', 'context', 'model', 'provider', 'session', 'user', 'error'] as const),
  ...(['status', 'type', 'name', 'environment', 'version', 'tags'] as const),
]

function columnFor(
  role: ColumnRole,
  names: readonly string[],
  records: readonly PlainObject[],
  taken: ReadonlySet<string>,
): string | undefined {
  const fits = FITS[role] ?? (() => true)
  const open = names.filter((name) => !taken.has(name))
  for (const known of NAMES[role]) {
    const found = open.find((name) => {
      // A path is told by its whole or by its last step: `usage.prompt_tokens`.
      const isNamed = folded(name) === known || folded(name.split('.').at(-1) ?? '') === known
      if (!isNamed) return false
      const values = records
        .map((record) => valueAt(record, name))
        .filter((value) => value !== null && value !== undefined)
      // Nothing stands in it so far: its name must do.
      return values.length === 0 || values.some(fits)
    })
    if (found !== undefined) return found
  }
  return undefined
}

const isCount = (value: unknown): boolean => numberIn(value) !== undefined
const isInstant = (value: unknown): boolean => instantIn(value, 'ms') !== undefined
const isId = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '' && value.length <= 200) || typeof value === 'number'
const isWord = (value: unknown): boolean => typeof value === 'string' && value !== '' && value.length <= 200

/** What must stand in a column of the role, in one record at least. */
const FITS: { readonly [R in ColumnRole]?: (value: unknown) => boolean } = {
  traceId: isId,
  spanId: isId,
  parentSpanId: isId,
  name: isWord,
  type: isWord,
  start: isInstant,
  end: isInstant,
  duration: isCount,
  model: isWord,
  provider: isWord,
  inputTokens: isCount,
  outputTokens: isCount,
  cachedTokens: isCount,
  cost: isCount,
}

const isScore = (value: unknown): boolean =>
  typeof value === 'boolean' ||
  numberIn(value) !== undefined ||
  (typeof value === 'string' && /^[\w +-]{1,24}$/.test(value))

/** By size: instants lie between 2001 and 2286. */
function timeUnitOf(columns: ColumnMapping['columns'], records: readonly PlainObject[]): ColumnMapping['timeUnit'] {
  const column = columns.start ?? columns.end
  for (const record of records) {
    const value = column === undefined ? undefined : valueAt(record, column)
    if (typeof value === 'string' && instantOfText(value) !== undefined) continue
    const count = numberIn(value)
    if (count === undefined) continue
    if (count < 1e10) return 's'
    if (count < 1e13) return 'ms'
    return count < 1e16 ? 'us' : 'ns'
  }
  return 'ms'
}

/** By the name where it says so, else fractions are seconds. */
function durationUnitOf(
  { duration }: ColumnMapping['columns'],
  records: readonly PlainObject[],
): ColumnMapping['durationUnit'] {
  if (duration === undefined) return 'ms'
  if (/(_|\b|[a-z])ms$|milli/i.test(duration)) return 'ms'
  if (/_(us|micros\w*)$|micro/i.test(duration)) return 'us'
  if (/_(ns|nanos\w*)$|nano/i.test(duration)) return 'ns'
  if (/_s$|sec/i.test(duration)) return 's'
  const counts = records.map((record) => numberIn(valueAt(record, duration))).filter((count) => count !== undefined)
  return counts.some((count) => !Number.isInteger(count)) && counts.every((count) => count < 600) ? 's' : 'ms'
}
