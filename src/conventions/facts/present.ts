// Which keys of each list a record has. Worked out once for all records with the same keys, so that a span costs what it says
// and not what it might say.
import { ShapeMemo } from '../../model/attribute-list.ts'
import type { AttributeView } from '../view.ts'
import * as KEYS from './keys.ts'

const COUNT_KEY = /usage|token|braintrust\.metrics|genkit:output/i

export type PresentKeys = ReturnType<typeof among>

const among = (has: (key: string) => boolean) => {
  const of = (keys: readonly string[]) => keys.filter(has)
  return {
    requestModel: of(KEYS.REQUEST_MODEL),
    bareModel: of(KEYS.BARE_MODEL),
    responseModel: of(KEYS.RESPONSE_MODEL),
    provider: of(KEYS.PROVIDER),
    responseId: of(KEYS.RESPONSE_ID),
    session: of(KEYS.SESSION),
    user: of(KEYS.USER),
    tags: of(KEYS.TAGS),
    environment: of(KEYS.ENVIRONMENT),
    version: of(KEYS.VERSION),
    promptName: of(KEYS.PROMPT_NAME),
    promptVersion: of(KEYS.PROMPT_VERSION),
    agentName: of(KEYS.AGENT_NAME),
    toolName: of(KEYS.TOOL_NAME),
    toolCallId: of(KEYS.TOOL_CALL_ID),
    traceName: of(KEYS.TRACE_NAME),
    level: of(KEYS.LEVEL),
    statusMessage: of(KEYS.STATUS_MESSAGE),
    finishReasons: of(KEYS.FINISH_REASONS),
    cost: of([...KEYS.COST_USD, ...KEYS.COST_OBJECTS]),
    vendorKinds: of(KEYS.VENDOR_KINDS),
    toolResults: of(KEYS.TOOL_RESULTS),
    ttft: KEYS.TTFT.filter(([key]) => has(key)),
    completionStart: of([KEYS.COMPLETION_START]),
    answers: of(KEYS.ANSWER_TEXTS),
    answerCalls: KEYS.ANSWER_CALLS.filter((prefix) => has(`${prefix}.name`)),
    answerMessages: of([KEYS.OUTPUT_MESSAGES]),
    usageObjects: KEYS.USAGE_OBJECTS.filter(({ key }) => has(key)),
    providerMetadata: of([KEYS.PROVIDER_METADATA]),
  }
}

/** Lists whose keys say what is a record's own: with none of them, and no events, there is nothing of the kind. */
const OWN = [
  'responseId',
  'session',
  'user',
  'toolCallId',
  'traceName',
  'statusMessage',
  'cost',
  'toolResults',
  'ttft',
  'completionStart',
  'answers',
  'answerCalls',
  'answerMessages',
] as const satisfies readonly (keyof PresentKeys)[]

/** The same, of keys that stand in no list. */
const OWN_KEYS = ['success', 'gen_ai.tool.status', 'tool.status', 'error.message']

const ALL = { ...among(() => true), hasCount: true, hasOwn: true }

const ofShape = new ShapeMemo(({ slots, keys }) => {
  const present = among((key) => slots.has(key))
  const hasCount = keys.some((key) => COUNT_KEY.test(key))
  const hasOwn = hasCount || OWN.some((list) => present[list].length > 0) || OWN_KEYS.some((key) => slots.has(key))
  return { ...present, hasCount, hasOwn }
})

/** All keys for a view that does not say which it has. */
export const presentOf = ({ shape }: AttributeView): typeof ALL => (shape ? shape.memo(ofShape) : ALL)
