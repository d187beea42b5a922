// Finish reasons as the provider wrote them: the list on the span has one for each choice, messages may repeat them in
// other words.
import type { Message } from '../../model/content.ts'
import { labelOf, listOf } from './json.ts'
import type { Reading } from './reading.ts'

/**
 * Messages with the raw finish reason of their choice. The span's list wins when it has one for each message (some SDKs
 * map the
 * messages' own to other words); else it fills the last message if that has none.
 */
export function withFinishReasons(messages: readonly Message[], reading: Reading): readonly Message[] {
  const reasons = spanFinishReasons(reading)
  const last = messages.length - 1
  if (reasons.length === 0 || last < 0) return messages
  return messages.map((message, index) => {
    const own =
      reasons.length === messages.length
        ? reasons[index]
        : index === last
          ? (message.finishReason ?? reasons.at(-1))
          : undefined
    return own === undefined ? message : { ...message, finishReason: own }
  })
}

const SINGLE = [
  'gen_ai.response.finish_reason',
  'gen_ai.response.stop_reason',
  'llm.response.finish_reason',
  'llm.response.stop_reason',
  'llm.finish_reason',
  'anthropic.message.stop_reason',
  'stop_reason',
  'tanstack.ai.finish_reason',
]

/** A list, JSON text of a list (LiteLLM), or one reason under an older name. */
function spanFinishReasons(reading: Reading): readonly string[] {
  const list = listOf(reading.get('gen_ai.response.finish_reasons')).flatMap((reason) => labelOf(reason) ?? [])
  if (list.length > 0) return list
  const single = reading.first(...SINGLE)
  return listOf(single).flatMap((reason) => labelOf(reason) ?? [])
}
