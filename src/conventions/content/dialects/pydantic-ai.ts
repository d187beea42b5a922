// Pydantic AI's agent and tool spans, and Logfire's provider integrations. Chat spans carry OTel messages and are read
// there.
// Source: pydantic-ai, _otel_messages.py and models/instrumented.py; logfire, integrations/llm_providers.
import type { Message } from '../../../model/content.ts'
import { toolEvidence } from '../arguments.ts'
import { type Dialect, type Evidence, joinEvidence, RANK } from '../evidence.ts'
import { decodeStructure, isObject, listOf, numberOf, textOf } from '../json.ts'
import { readEventMessage } from '../messages/events.ts'
import { readDeclaredMessages } from '../messages/message-list.ts'
import { isPlaceholder } from '../placeholder.ts'
import type { Reading } from '../reading.ts'
import { readToolDefinitions } from '../tool-definitions.ts'
import { readValues } from '../values.ts'

export const pydanticAi: Dialect = {
  id: 'pydantic-ai',
  read: (reading) =>
    joinEvidence(
      readHistory(reading),
      readLogfireCall(reading),
      readLogfireEvents(reading),
      readTool(reading),
      readRequestParameters(reading),
    ),
}

/**
 * The whole history with the answer at its end, and the final result, which is structured where the agent's output type
 * is.
 */
function readHistory(reading: Reading): Evidence | undefined {
  const raw = reading.first('pydantic_ai.all_messages', 'all_messages_events')
  const result = reading.get('final_result')
  if (raw === undefined && result === undefined) return undefined
  const history = raw === undefined ? [] : (readDeclaredMessages(raw, 'user') ?? [])
  const last = history.at(-1)
  const start = numberOf(reading.get('pydantic_ai.new_message_index'))
  const isAnswered = last?.role === 'assistant' && (start === undefined || start < history.length)
  const output = isPlaceholder(result) ? undefined : decodeStructure(result)
  return {
    exchanges: [
      {
        convention: 'pydantic-ai',
        rank: RANK.framework,
        inputMessages: isAnswered ? history.slice(0, -1) : history,
        outputMessages: isAnswered ? history.slice(-1) : [],
        output: isAnswered && typeof output === 'string' ? undefined : output,
      },
    ],
  }
}

/** Logfire: request body and answer; a streamed answer is `combined_chunk_content`. */
function readLogfireCall(reading: Reading): Evidence | undefined {
  const request = reading.json('request_data')
  const response = reading.json('response_data')
  if (!isObject(request) && !isObject(response)) return undefined
  const streamed = isObject(response) ? textOf(response.combined_chunk_content) : undefined
  return readValues(reading, {
    convention: 'pydantic-ai',
    rank: RANK.framework,
    input: request,
    output: streamed ?? response,
  })
}

/** Logfire: GenAI events as a JSON list in an attribute. */
function readLogfireEvents(reading: Reading): Evidence | undefined {
  const events = listOf(reading.get('events'))
    .filter(isObject)
    .flatMap((event) => readEventMessage(event) ?? [])
  if (events.length === 0) return undefined
  const side = (name: 'input' | 'output'): readonly Message[] =>
    events.filter((event) => event.side === name).map((event) => event.message)
  return {
    exchanges: [
      { convention: 'pydantic-ai', rank: RANK.framework, inputMessages: side('input'), outputMessages: side('output') },
    ],
  }
}

const readTool = (reading: Reading): Evidence | undefined =>
  toolEvidence('pydantic-ai', 'pydantic', reading.get('tool_arguments'), reading.get('tool_response'))

function readRequestParameters(reading: Reading): Evidence | undefined {
  const parameters = reading.json('model_request_parameters')
  return isObject(parameters) ? { toolDefinitions: readToolDefinitions(parameters.function_tools) } : undefined
}
