// Frameworks with JSON of their own: Pydantic AI and Logfire, Google ADK, Claude Code, OpenLIT, LiteLLM.
import type { Message } from '../../../model/content.ts'
import { type Dialect, type Evidence, joinEvidence, RANK, TOOL_RANK } from '../evidence.ts'
import { decode, decodeStructure, firstOf, isObject, listOf, numberOf, textOf } from '../json.ts'
import { readConversation } from '../messages/conversation.ts'
import { readEventMessage } from '../messages/events.ts'
import { readDeclaredMessages } from '../messages/message-list.ts'
import { isNothing, isPlaceholder, isRedaction } from '../placeholder.ts'
import type { Reading } from '../reading.ts'
import { readToolDefinitions } from '../tool-definitions.ts'
import { readValues, requestParameters } from '../values.ts'
import { readIndexed } from './openllmetry.ts'

/** Pydantic AI's agent and tool spans, Logfire's provider integrations. Chat spans carry OTel messages. */
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

/** The whole history with the answer at its end, and the final result, which is structured where the agent's output type is. */
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

function readTool(reading: Reading): Evidence | undefined {
  const given = reading.get('tool_arguments')
  const answered = reading.get('tool_response')
  if (given === undefined && answered === undefined) return undefined
  return {
    tools: [
      {
        convention: 'pydantic-ai',
        rank: TOOL_RANK.pydantic,
        arguments: decodeStructure(given),
        result: decodeStructure(answered),
        isRedacted: isRedaction(given) || isRedaction(answered),
      },
    ],
  }
}

function readRequestParameters(reading: Reading): Evidence | undefined {
  const parameters = reading.json('model_request_parameters')
  return isObject(parameters) ? { toolDefinitions: readToolDefinitions(parameters.function_tools) } : undefined
}

/** Google ADK: Gemini request and response; `{}` stands where nothing was recorded. */
export const adk: Dialect = {
  id: 'adk',
  read: (reading) => {
    const request = reading.json('gcp.vertex.agent.llm_request')
    const response = reading.json('gcp.vertex.agent.llm_response')
    const config = isObject(request) && isObject(request.config) ? request.config : undefined
    const given = reading.get('gcp.vertex.agent.tool_call_args')
    const answered = reading.get('gcp.vertex.agent.tool_response')
    return joinEvidence(
      isPlaceholder(request) && isPlaceholder(response)
        ? undefined
        : {
            exchanges: [
              {
                convention: 'adk',
                rank: RANK.framework,
                inputMessages: readConversation(request, 'input')?.messages,
                outputMessages: readConversation(response, 'output')?.messages,
              },
            ],
            toolDefinitions: readToolDefinitions(config?.tools),
            parameters: config === undefined ? {} : requestParameters(config),
          },
      given === undefined && answered === undefined
        ? undefined
        : {
            tools: [
              {
                convention: 'adk',
                rank: TOOL_RANK.adk,
                arguments: isNothing(given) ? undefined : decode(given),
                result: isNothing(answered) ? undefined : decode(answered),
              },
            ],
          },
      readValues(reading, { convention: 'adk', rank: RANK.values, input: reading.get('gcp.vertex.agent.data') }),
    )
  },
}

/** Claude Code: bare names on its spans, an event with the tool's output, logs with bodies of the API. */
export const claudeCode: Dialect = {
  id: 'claude-code',
  read: (reading) => {
    if (
      !reading.record.name.startsWith('claude_code.') &&
      !reading.record.logs.some((log) => isClaudeLog(log.attributes['event.name']))
    )
      return undefined
    return joinEvidence(readClaudeSpan(reading), readClaudeTool(reading), readClaudeLogs(reading))
  },
}

const CLAUDE_LOGS = new Set(['user_prompt', 'assistant_response', 'api_request_body', 'api_response_body'])

const isClaudeLog = (name: unknown): boolean =>
  typeof name === 'string' && CLAUDE_LOGS.has(name.replace(/^claude_code\./, ''))

function readClaudeSpan(reading: Reading): Evidence | undefined {
  const input = reading.first('user_prompt', 'new_context')
  const evidence = readValues(reading, {
    convention: 'claude-code',
    rank: RANK.explicit,
    input,
    output: reading.first('response.model_output'),
  })
  const system = textOf(reading.first('user_system_prompt', 'system_prompt_preview'))
  const exchange = evidence?.exchanges?.[0]
  if (system === undefined || exchange === undefined || reading.kind !== 'llm') return evidence
  const instructions: Message = { role: 'system', parts: [{ type: 'text', text: system }] }
  return { ...evidence, exchanges: [{ ...exchange, inputMessages: [instructions, ...(exchange.inputMessages ?? [])] }] }
}

function readClaudeTool(reading: Reading): Evidence | undefined {
  if (reading.kind !== 'tool') return undefined
  const event = reading.record.events.find(({ name }) => name === 'tool.output')
  const command = reading.get('full_command')
  const path = reading.get('file_path')
  const named = command !== undefined ? { command } : path !== undefined ? { file_path: path } : undefined
  const given = decode(reading.get('tool_input') ?? event?.attributes.input)
  const answered = event === undefined ? undefined : decode(firstOf(event.attributes, 'output', 'content', 'diff'))
  if (given === undefined && named === undefined && answered === undefined) return undefined
  return {
    tools: [
      {
        convention: 'claude-code',
        rank: TOOL_RANK.explicit,
        arguments: isNothing(given) ? named : given,
        result: isNothing(answered) ? undefined : answered,
        uses: event === undefined ? [] : [event],
        isRedacted: isRedaction(given) || isRedaction(answered),
      },
    ],
  }
}

/** Bodies are JSON cut at 60 KB; what does not parse is no conversation and stays a log. */
function readClaudeLogs(reading: Reading): Evidence | undefined {
  const find = (name: string) =>
    reading.record.logs.find((log) => log.attributes['event.name'] === name || log.eventName === `claude_code.${name}`)
  const request = find('api_request_body')
  const response = find('api_response_body')
  const asked = readConversation(request?.attributes.body, 'input')
  const answered = readConversation(response?.attributes.body, 'output')
  const prompt = find('user_prompt')
  const reply = find('assistant_response')
  return joinEvidence(
    asked === undefined && answered === undefined
      ? undefined
      : {
          exchanges: [
            {
              convention: 'claude-code',
              rank: RANK.text,
              inputMessages: asked?.messages,
              outputMessages: answered?.messages,
              uses: [
                ...(asked !== undefined && request !== undefined ? [request] : []),
                ...(answered !== undefined && response !== undefined ? [response] : []),
              ],
            },
          ],
        },
    readValues(reading, {
      convention: 'claude-code',
      rank: RANK.values,
      input: prompt?.attributes.prompt,
      output: reply === undefined ? undefined : firstOf(reply.attributes, 'response', 'content', 'text'),
      uses: [prompt, reply].filter((log) => log !== undefined),
    }),
  )
}

/** OpenLIT: names beside the convention's own for agents, workflows and tools. */
export const openLit: Dialect = {
  id: 'openlit',
  read: (reading) => {
    const given = reading.first('gen_ai.tool.input', 'gen_ai.tool.args')
    const answered = reading.get('gen_ai.tool.output')
    return joinEvidence(
      given === undefined && answered === undefined
        ? undefined
        : {
            tools: [
              {
                convention: 'openlit',
                rank: TOOL_RANK.openinference,
                arguments: decodeStructure(given),
                result: decodeStructure(answered),
              },
            ],
          },
      readValues(reading, {
        convention: 'openlit',
        rank: RANK.values,
        input: reading.first('gen_ai.workflow.input', 'gen_ai.agent.task'),
        output: reading.first('gen_ai.workflow.output', 'gen_ai.agent.actual_output'),
      }),
    )
  },
}

/** LiteLLM once wrote the names of an enum's members instead of their values. Its other content is OTel's and OpenLLMetry's. */
export const liteLlm: Dialect = {
  id: 'litellm',
  read: (reading) => readIndexed(reading, 'litellm', 'SpanAttributes.LLM_PROMPTS', 'SpanAttributes.LLM_COMPLETIONS'),
}
