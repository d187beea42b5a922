import { describe, expect, it } from 'vitest'
import type { AttributeValue } from '../../../src/model/span.ts'
import { decode, event, log, said } from './record.ts'

describe('Pydantic AI and Logfire', () => {
  it('splits the whole history into input and answer', () => {
    const content = decode({
      agent_name: 'helper',
      'gen_ai.operation.name': 'invoke_agent',
      'pydantic_ai.all_messages': JSON.stringify([
        { role: 'user', parts: [{ type: 'text', content: 'Rye?' }] },
        { role: 'assistant', parts: [{ type: 'text', content: 'Yes.' }], finish_reason: 'stop' },
      ]),
      final_result: 'Yes.',
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Yes.', 'stop')])
    expect(content.output).toBeUndefined()
    expect(content.convention).toBe('pydantic-ai')
  })

  it('keeps a structured final result beside the messages', () => {
    const content = decode({
      'gen_ai.operation.name': 'invoke_agent',
      'pydantic_ai.all_messages': '[{"role":"user","parts":[{"type":"text","content":"Rye?"}]}]',
      final_result: '{"rye":true}',
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
    expect(content.output).toEqual({ rye: true })
  })

  it('reads the tool spans of version 2 and the request parameters', () => {
    const tool = decode({ 'gen_ai.tool.name': 'stock', tool_arguments: '{"k":1}', tool_response: '{"left":2}' })
    expect([tool.toolArguments, tool.toolResult]).toEqual([{ k: 1 }, { left: 2 }])
    const chat = decode({
      'gen_ai.operation.name': 'chat',
      model_request_parameters:
        '{"function_tools":[{"name":"stock","parameters_json_schema":{"type":"object"}}],"output_mode":"text"}',
    })
    expect(chat.toolDefinitions).toEqual([{ name: 'stock', parameters: { type: 'object' } }])
    expect(chat.parameters).toEqual({ output_mode: 'text' })
  })

  it('reads request and response data, streamed ones too', () => {
    const request = {
      request_data: '{"model":"m","messages":[{"role":"user","content":"Rye?"}],"temperature":1}',
      'gen_ai.operation.name': 'chat',
    }
    const whole = decode({ ...request, response_data: '{"message":{"role":"assistant","content":"Yes."},"usage":{}}' })
    expect([whole.inputMessages, whole.outputMessages]).toEqual([[said('user', 'Rye?')], [said('assistant', 'Yes.')]])
    expect(whole.parameters).toEqual({ temperature: 1 })
    const streamed = decode({ ...request, response_data: '{"combined_chunk_content":"Yes.","chunk_count":3}' })
    expect(streamed.outputMessages).toEqual([said('assistant', 'Yes.')])
  })

  it('reads a list of events in an attribute', () => {
    const content = decode({
      events: JSON.stringify([
        { 'event.name': 'gen_ai.user.message', content: 'Rye?', role: 'user' },
        {
          'event.name': 'gen_ai.choice',
          index: 0,
          finish_reason: 'stop',
          message: { role: 'assistant', content: 'Yes.' },
        },
      ]),
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Yes.', 'stop')])
  })

  it('says that content was scrubbed', () => {
    expect(decode({ 'logfire.scrubbed': '[{"path":["attributes","x"]}]' }).isRedacted).toBe(true)
    const content = decode({ tool_arguments: "[Scrubbed due to 'password']", tool_response: 'ok' })
    expect([content.toolArguments, content.toolResult, content.isRedacted]).toEqual([undefined, 'ok', true])
  })
})

describe('Google ADK', () => {
  it('reads Gemini requests and responses', () => {
    const content = decode(
      {
        'gen_ai.system': 'gcp.vertex.agent',
        'gcp.vertex.agent.llm_request': JSON.stringify({
          model: 'pico',
          config: {
            temperature: 0.1,
            system_instruction: 'Be brief.',
            http_options: { headers: { 'x-goog-api-key': 'secret' } },
            tools: [{ function_declarations: [{ name: 'stock', parameters_json_schema: { type: 'object' } }] }],
          },
          contents: [
            { role: 'user', parts: [{ text: 'Rye?' }] },
            {
              role: 'model',
              parts: [{ text: 'Hm.', thought: true }, { function_call: { id: 'f1', name: 'stock', args: { k: 1 } } }],
            },
            { role: 'user', parts: [{ function_response: { id: 'f1', name: 'stock', response: { left: 2 } } }] },
          ],
        }),
        'gcp.vertex.agent.llm_response':
          '{"content":{"role":"model","parts":[{"text":"Yes."}]},"finish_reason":"STOP"}',
      },
      { name: 'call_llm' },
    )
    expect(content.inputMessages).toEqual([
      said('system', 'Be brief.'),
      said('user', 'Rye?'),
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'Hm.' },
          { type: 'tool-call', id: 'f1', name: 'stock', arguments: { k: 1 } },
        ],
      },
      { role: 'user', parts: [{ type: 'tool-result', id: 'f1', name: 'stock', result: { left: 2 } }] },
    ])
    expect(content.outputMessages).toEqual([said('assistant', 'Yes.', 'STOP')])
    expect(content.toolDefinitions).toEqual([{ name: 'stock', parameters: { type: 'object' } }])
    expect(content.parameters).toEqual({ temperature: 0.1 })
    expect(content.convention).toBe('adk')
  })

  it('does not take its placeholders for content', () => {
    const content = decode({
      'gen_ai.operation.name': 'execute_tool',
      'gcp.vertex.agent.llm_request': '{}',
      'gcp.vertex.agent.llm_response': {},
      'gcp.vertex.agent.tool_call_args': '{}',
      'gcp.vertex.agent.tool_response': '{"left":2}',
    })
    expect([content.inputMessages, content.outputMessages]).toEqual([[], []])
    expect([content.toolArguments, content.toolResult]).toEqual([{}, { left: 2 }])
    const merged = decode({
      'gen_ai.operation.name': 'execute_tool',
      'gcp.vertex.agent.tool_call_args': 'N/A',
      'gcp.vertex.agent.tool_response': 'x',
    })
    expect(merged.toolArguments).toBeUndefined()
  })
})

describe('Strands', () => {
  const scope = 'strands.telemetry.tracer'

  it('reads Bedrock blocks in span events', () => {
    const content = decode(
      { 'gen_ai.operation.name': 'chat', 'gen_ai.system': 'strands-agents' },
      {
        scope,
        events: [
          event('gen_ai.user.message', { content: '[{"text":"Rye?"}]' }),
          event('gen_ai.assistant.message', {
            content:
              '[{"reasoningContent":{"reasoningText":{"text":"Hm."}}},{"toolUse":{"toolUseId":"u1","name":"stock","input":{"k":1}}}]',
          }),
          event('gen_ai.tool.message', {
            content: '[{"toolResult":{"toolUseId":"u1","status":"error","content":[{"text":"no stock"}]}}]',
          }),
          event('gen_ai.choice', { message: '[{"text":"Sorry."}]', finish_reason: 'end_turn' }),
        ],
      },
    )
    expect(content.inputMessages).toEqual([
      said('user', 'Rye?'),
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'Hm.' },
          { type: 'tool-call', id: 'u1', name: 'stock', arguments: { k: 1 } },
        ],
      },
      { role: 'tool', parts: [{ type: 'tool-result', id: 'u1', result: 'no stock', isError: true }] },
    ])
    expect(content.outputMessages).toEqual([said('assistant', 'Sorry.', 'end_turn')])
    expect(content.convention).toBe('strands')
  })

  it('reads a tool span`s arguments and result from its events', () => {
    const content = decode(
      { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'stock' },
      {
        scope,
        events: [
          event('gen_ai.tool.message', { role: 'tool', content: '{"k":1}', id: 'u1' }),
          event('gen_ai.choice', { message: '[{"text":"two left"}]', id: 'u1' }),
        ],
      },
    )
    expect([content.toolArguments, content.toolResult]).toEqual([{ k: 1 }, 'two left'])
    expect(content.events).toEqual([])
  })

  it('reads the one log that CloudWatch makes of a span, earlier answers put back in their places', () => {
    const body: AttributeValue = {
      input: {
        messages: [
          { role: 'user', content: { content: '[{"text":"Rye?"}]' } },
          {
            role: 'tool',
            content: { content: '[{"toolResult":{"toolUseId":"u1","content":[{"text":"two"}]}}]', id: 'u1' },
          },
        ],
      },
      output: {
        messages: [
          { role: 'assistant', content: { content: '[{"toolUse":{"toolUseId":"u1","name":"stock","input":{}}}]' } },
          { role: 'assistant', content: { message: '[{"text":"Two."}]', finish_reason: 'end_turn' } },
        ],
      },
    }
    const content = decode({ 'gen_ai.operation.name': 'chat' }, { scope, logs: [log(scope, body)] })
    expect(content.inputMessages.map((message) => message.role)).toEqual(['user', 'assistant', 'tool'])
    expect(content.outputMessages).toEqual([said('assistant', 'Two.', 'end_turn')])
    expect(content.events).toEqual([])
  })
})

describe('Claude Code', () => {
  it('says that a prompt was withheld', () => {
    const content = decode({ user_prompt: '<REDACTED>', user_prompt_length: 12 }, { name: 'claude_code.interaction' })
    expect([content.input, content.isRedacted]).toEqual([undefined, true])
  })

  it('reads a model call and a tool', () => {
    const call = decode(
      {
        'gen_ai.request.model': 'pico',
        new_context: 'Fix it',
        user_system_prompt: 'Be brief.',
        'response.model_output': 'Done.',
        stop_reason: 'end_turn',
      },
      { name: 'claude_code.llm_request' },
    )
    expect(call.inputMessages).toEqual([said('system', 'Be brief.'), said('user', 'Fix it')])
    expect(call.outputMessages).toEqual([said('assistant', 'Done.', 'end_turn')])
    const tool = decode(
      { tool_name: 'Bash', full_command: 'ls' },
      { name: 'claude_code.tool', events: [event('tool.output', { output: 'a.txt' })] },
    )
    expect([tool.toolArguments, tool.toolResult, tool.events]).toEqual([{ command: 'ls' }, 'a.txt', []])
  })

  it('reads bodies of the API in its logs, and leaves a cut one among the logs', () => {
    const request = log('', null, {
      'event.name': 'api_request_body',
      body: '{"model":"pico","system":"Be brief.","messages":[{"role":"user","content":"Fix it"}]}',
    })
    const cut = log('', null, { 'event.name': 'api_response_body', body: '{"role":"assistant","content":[{"type":"te' })
    const content = decode({}, { name: 'claude_code.llm_request', logs: [request, cut] })
    expect(content.inputMessages).toEqual([said('system', 'Be brief.'), said('user', 'Fix it')])
    expect(content.events.map((item) => item.attributes['event.name'])).toEqual(['api_response_body'])
  })
})

describe('smaller frameworks', () => {
  it('reads OpenLIT`s tool names', () => {
    const content = decode({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.args': '{"k":1}',
      'gen_ai.tool.output': 'two',
    })
    expect([content.toolArguments, content.toolResult, content.convention]).toEqual([{ k: 1 }, 'two', 'openlit'])
  })

  it('reads Spring AI`s logs', () => {
    const content = decode(
      { 'gen_ai.operation.name': 'chat' },
      { logs: [log('', 'Chat Model Prompt Content:\nRye?'), log('', 'Chat Model Completion:\nYes.')] },
    )
    expect([content.inputMessages, content.outputMessages]).toEqual([
      [said('user', 'Rye?')],
      [said('assistant', 'Yes.')],
    ])
    expect(content.events).toEqual([])
  })
})
