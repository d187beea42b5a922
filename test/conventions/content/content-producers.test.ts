// Content as published producers write it.
import { describe, expect, test } from 'vitest'
import { decode, said } from './record.ts'

const LLM = { 'openinference.span.kind': 'LLM', 'llm.model_name': 'toast-1' }
const TOOL = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'oven' }

describe('OpenInference over the AI SDK', () => {
  test('members that the writer left undefined are none', () => {
    const { inputMessages } = decode({
      ...LLM,
      'llm.input_messages.0.message.role': 'user',
      'llm.input_messages.0.message.contents.0.message_content.type': 'text',
      'llm.input_messages.0.message.contents.0.message_content.text': 'Rye?',
      'llm.input_messages.0.message.contents.0.message_content.image': null,
      'llm.input_messages.0.message.tool_calls.0.tool_call.id': null,
      'llm.input_messages.0.message.tool_calls.0.tool_call.function.name': null,
    })
    expect(inputMessages).toEqual([said('user', 'Rye?')])
  })

  test('a block that only names its type is the place of a call, and arguments encoded twice are read', () => {
    const { outputMessages } = decode({
      ...LLM,
      'llm.output_messages.0.message.role': 'assistant',
      'llm.output_messages.0.message.contents.0.message_content.type': 'tool-call',
      'llm.output_messages.0.message.tool_calls.0.tool_call.id': 'c1',
      'llm.output_messages.0.message.tool_calls.0.tool_call.function.name': 'oven',
      'llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments': '"{\\"degrees\\":220}"',
    })
    expect(outputMessages).toEqual([
      { role: 'assistant', parts: [{ type: 'tool-call', id: 'c1', name: 'oven', arguments: { degrees: 220 } }] },
    ])
  })
})

test('tools that an answer of the responses API repeats from its request are offered once', () => {
  const tools = [{ type: 'function', name: 'oven', parameters: { type: 'object' } }]
  const { toolDefinitions } = decode({
    ...LLM,
    'input.value': JSON.stringify({ model: 'toast-1', input: 'Rye?', tools }),
    'output.value': JSON.stringify({
      object: 'response',
      output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'At nine.' }] }],
      tools,
    }),
  })
  expect(toolDefinitions.map(({ name }) => name)).toEqual(['oven'])
})

test('LangChain’s callback around arguments and result of a tool is taken off', () => {
  const { toolArguments, toolResult } = decode({
    ...TOOL,
    'gen_ai.tool.call.arguments': JSON.stringify({
      input_str: "{'degrees': 220}",
      tags: [],
      metadata: { step: 2 },
      inputs: { degrees: 220 },
      kwargs: { name: null },
    }),
    'gen_ai.tool.call.result': JSON.stringify({
      output: {
        lc: 1,
        type: 'constructor',
        id: ['langchain', 'schema', 'messages', 'ToolMessage'],
        kwargs: { content: '{"isHot":true}', type: 'tool', tool_call_id: 'c1', status: 'success' },
      },
      kwargs: { tags: [] },
    }),
  })
  expect([toolArguments, toolResult]).toEqual([{ degrees: 220 }, { isHot: true }])
})

test('a tool’s own `output` and `kwargs` are its result', () => {
  const { toolResult } = decode({ ...TOOL, 'gen_ai.tool.call.result': '{"output":1,"kwargs":"none"}' })
  expect(toolResult).toEqual({ output: 1, kwargs: 'none' })
})

test('the answer of a step is text and calls', () => {
  const { outputMessages } = decode({
    'mastra.span.type': 'model_step',
    'mastra.model_step.output': JSON.stringify({
      text: '',
      toolCalls: [{ toolCallId: 'c1', toolName: 'oven', args: { degrees: 220 } }],
    }),
  })
  expect(outputMessages).toEqual([
    { role: 'assistant', parts: [{ type: 'tool-call', id: 'c1', name: 'oven', arguments: { degrees: 220 } }] },
  ])
})
