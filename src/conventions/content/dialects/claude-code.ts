// Claude Code: bare names on its spans, an event with a tool's output, logs with prompts and bodies of the API.
// Source: Anthropic's monitoring documentation; traces are in beta and some names unstable.
import type { Message } from '../../../model/content.ts'
import { toolEvidence } from '../arguments.ts'
import { type Dialect, type Evidence, joinEvidence, RANK } from '../evidence.ts'
import { firstOf, textOf } from '../json.ts'
import { readConversation } from '../messages/conversation.ts'
import type { Reading } from '../reading.ts'
import { readValues } from '../values.ts'

export const claudeCode: Dialect = {
  id: 'claude-code',
  read: (reading) => {
    if (
      !reading.record.name.startsWith('claude_code.') &&
      !reading.record.logs.some((log) => isClaudeLog(log.attributes['event.name'] ?? log.eventName))
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
  const given = reading.get('tool_input') ?? event?.attributes.input ?? named
  const answered = event === undefined ? undefined : firstOf(event.attributes, 'output', 'content', 'diff')
  return toolEvidence('claude-code', 'explicit', given, answered, event === undefined ? [] : [event])
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
