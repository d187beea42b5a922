import { describe, expect, it } from 'vitest'
import { decode, event, log, said } from './record.ts'

const CHAT = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'pico-2' }

describe('OTel GenAI content attributes', () => {
  const inputMessages = [{ role: 'user', parts: [{ type: 'text', content: 'Tide at noon?' }] }]

  it('reads a JSON string with instructions in front', () => {
    const content = decode({
      ...CHAT,
      'gen_ai.system_instructions': '[{"type":"text","content":"Be brief."}]',
      'gen_ai.input.messages': JSON.stringify(inputMessages),
      'gen_ai.output.messages':
        '[{"role":"assistant","parts":[{"type":"reasoning","content":"Need the table."},{"type":"tool_call","id":"c1","name":"tides","arguments":{"hour":12}}],"finish_reason":"tool_call"}]',
    })
    expect(content.inputMessages).toEqual([said('system', 'Be brief.'), said('user', 'Tide at noon?')])
    expect(content.outputMessages).toEqual([
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'Need the table.' },
          { type: 'tool-call', id: 'c1', name: 'tides', arguments: { hour: 12 } },
        ],
        finishReason: 'tool_call',
      },
    ])
    expect(content.convention).toBe('otel-genai')
    expect(content.isRedacted).toBe(false)
  })

  it.each([
    ['structured values', inputMessages],
    ['a list of JSON strings, one a message', inputMessages.map((message) => JSON.stringify(message))],
  ])('reads %s', (_shape, value) => {
    expect(decode({ ...CHAT, 'gen_ai.input.messages': value }).inputMessages).toEqual([said('user', 'Tide at noon?')])
  })

  it('reads instructions that are plain text or a JSON string literal', () => {
    for (const instructions of ['Be brief.', '"Be brief."']) {
      expect(decode({ ...CHAT, 'gen_ai.system_instructions': instructions }).inputMessages).toEqual([
        said('system', 'Be brief.'),
      ])
    }
  })

  it('does not repeat instructions that the messages begin with', () => {
    const messages = [{ role: 'system', parts: [{ type: 'text', content: 'Be brief.' }] }, ...inputMessages]
    const content = decode({ ...CHAT, 'gen_ai.system_instructions': 'Be brief.', 'gen_ai.input.messages': messages })
    expect(content.inputMessages.map((message) => message.role)).toEqual(['system', 'user'])
  })

  it('ignores the copy of the messages that LiteLLM writes as instructions', () => {
    const messages = '[{"role":"user","parts":[{"type":"text","content":"Tide at noon?"}]}]'
    const content = decode({ ...CHAT, 'gen_ai.system_instructions': messages, 'gen_ai.input.messages': messages })
    expect(content.inputMessages).toEqual([said('user', 'Tide at noon?')])
  })

  it('reads OpenAI messages under these keys, with calls beside the content', () => {
    const content = decode({
      ...CHAT,
      'gen_ai.input.messages': [
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c1', function: { name: 'tides', arguments: '{"hour":12}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: '{"level":"low"}' },
      ],
    })
    expect(content.inputMessages).toEqual([
      { role: 'assistant', parts: [{ type: 'tool-call', id: 'c1', name: 'tides', arguments: { hour: 12 } }] },
      { role: 'tool', parts: [{ type: 'tool-result', id: 'c1', result: { level: 'low' } }] },
    ])
  })

  it('prefers the span`s list of raw finish reasons, one for each choice', () => {
    const content = decode({
      ...CHAT,
      'gen_ai.response.finish_reasons': '["tool-calls"]',
      'gen_ai.output.messages': '[{"role":"assistant","parts":[],"finish_reason":"tool_call"}]',
    })
    expect(content.outputMessages[0]?.finishReason).toBe('tool-calls')
  })

  it('keeps truncated JSON as text', () => {
    const cut = '[{"role":"user","parts":[{"type":"text","con'
    expect(decode({ ...CHAT, 'gen_ai.input.messages': cut }).inputMessages).toEqual([said('user', cut)])
  })
})

describe('OTel GenAI parts', () => {
  const partsOf = (...parts: object[]) =>
    decode({ ...CHAT, 'gen_ai.output.messages': JSON.stringify([{ role: 'assistant', parts }]) }).outputMessages[0]
      ?.parts

  it('reads media: bytes as data URIs, addresses and file ids as they are', () => {
    expect(
      partsOf(
        { type: 'blob', modality: 'image', mime_type: 'image/png', content: 'aGk=' },
        { type: 'blob', mime_type: 'audio/wav', data: 'aGk=' },
        { type: 'uri', modality: 'video', mime_type: 'video/mp4', uri: 'https://files.example/a.mp4' },
        { type: 'file', modality: 'document', mime_type: 'application/pdf', file_id: 'file-1' },
        { type: 'image-url', url: 'https://files.example/a.png' },
        { type: 'binary', media_type: 'image/jpeg', content: 'aGk=' },
      ),
    ).toEqual([
      { type: 'media', modality: 'image', mimeType: 'image/png', uri: 'data:image/png;base64,aGk=' },
      { type: 'media', modality: 'audio', mimeType: 'audio/wav', uri: 'data:audio/wav;base64,aGk=' },
      { type: 'media', modality: 'video', mimeType: 'video/mp4', uri: 'https://files.example/a.mp4' },
      { type: 'media', modality: 'document', mimeType: 'application/pdf', fileId: 'file-1' },
      { type: 'media', modality: 'image', uri: 'https://files.example/a.png' },
      { type: 'media', modality: 'image', mimeType: 'image/jpeg', uri: 'data:image/jpeg;base64,aGk=' },
    ])
  })

  it('reads results as `response` and as `result`, reasoning as `thinking`, text as `text`', () => {
    expect(
      partsOf(
        { type: 'tool_call_response', id: 'c1', response: 'low' },
        { type: 'tool_call_response', id: 'c2', name: 'tides', result: { level: 'low' } },
        { type: 'thinking', content: 'low tide' },
        { type: 'text', text: 'Low.' },
      ),
    ).toEqual([
      { type: 'tool-result', id: 'c1', result: 'low' },
      { type: 'tool-result', id: 'c2', name: 'tides', result: { level: 'low' } },
      { type: 'reasoning', text: 'low tide' },
      { type: 'text', text: 'Low.' },
    ])
  })

  it('marks calls and results of tools that the provider ran', () => {
    expect(
      partsOf(
        {
          type: 'server_tool_call',
          id: 's1',
          name: 'web_search',
          server_tool_call: { type: 'web_search', query: 'tide' },
        },
        { type: 'server_tool_call_response', id: 's1', server_tool_call_response: { type: 'web_search', hits: 2 } },
      ),
    ).toEqual([
      { type: 'tool-call', id: 's1', name: 'web_search', arguments: { query: 'tide' }, isServerSide: true },
      { type: 'tool-result', id: 's1', result: { hits: 2 }, isServerSide: true },
    ])
  })

  it('keeps parts nobody knows, compaction among them', () => {
    expect(partsOf({ type: 'compaction', content: 'So far …' }, { type: 'hologram', depth: 3 })).toEqual([
      { type: 'unknown', name: 'compaction', value: 'So far …' },
      { type: 'unknown', name: 'hologram', value: { type: 'hologram', depth: 3 } },
    ])
  })

  it('joins calls by call_id where an item has an id of its own', () => {
    expect(partsOf({ type: 'tool_call', id: 'fc_9', call_id: 'call_1', name: 'tides', arguments: '{}' })).toEqual([
      { type: 'tool-call', id: 'call_1', name: 'tides', arguments: {} },
    ])
  })
})

describe('OTel GenAI details event', () => {
  const asked = [{ role: 'user', parts: [{ type: 'text', content: 'Hi' }] }]
  const answered = [{ role: 'assistant', parts: [{ type: 'text', content: 'Hello' }], finish_reason: 'stop' }]
  const name = 'gen_ai.client.inference.operation.details'

  it.each([
    ['a span event', { events: [event(name, { 'gen_ai.input.messages': asked, 'gen_ai.output.messages': answered })] }],
    [
      'a log with attributes',
      { logs: [log(name, null, { 'gen_ai.input.messages': asked, 'gen_ai.output.messages': answered })] },
    ],
    [
      'a log with a body',
      { logs: [log(name, { 'gen_ai.input.messages': asked, 'gen_ai.output.messages': answered })] },
    ],
    [
      'two logs, one for each side',
      {
        logs: [
          log(name, null, { 'gen_ai.input.messages': asked }),
          log(name, null, { 'gen_ai.output.messages': answered }),
        ],
      },
    ],
    [
      'an event without a name',
      { events: [event('', { 'gen_ai.input.messages': asked, 'gen_ai.output.messages': answered })] },
    ],
  ])('reads %s and does not list it again', (_carrier, parts) => {
    const content = decode({ ...CHAT, 'gen_ai.system_instructions': 'Be brief.' }, parts)
    expect(content.inputMessages).toEqual([said('system', 'Be brief.'), said('user', 'Hi')])
    expect(content.outputMessages).toEqual([said('assistant', 'Hello', 'stop')])
    expect(content.events).toEqual([])
  })
})

describe('OTel GenAI message events', () => {
  const logs = [
    log('gen_ai.system.message', { content: 'Be brief.' }),
    log('gen_ai.user.message', { content: 'Tide?' }),
    log('gen_ai.assistant.message', {
      tool_calls: [{ id: 'c1', type: 'function', function: { name: 'tides', arguments: '{"hour":12}' } }],
    }),
    log('gen_ai.tool.message', { id: 'c1', content: 'low' }),
    log('gen_ai.choice', { index: 1, finish_reason: 'length', message: { content: 'Lo' } }),
    log('gen_ai.choice', { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Low.' } }),
  ]

  it('reads log bodies in order, choices by their index', () => {
    const content = decode(CHAT, { logs })
    expect(content.inputMessages).toEqual([
      said('system', 'Be brief.'),
      said('user', 'Tide?'),
      { role: 'assistant', parts: [{ type: 'tool-call', id: 'c1', name: 'tides', arguments: { hour: 12 } }] },
      { role: 'tool', parts: [{ type: 'tool-result', id: 'c1', result: 'low' }] },
    ])
    expect(content.outputMessages).toEqual([said('assistant', 'Low.', 'stop'), said('assistant', 'Lo', 'length')])
    expect(content.events).toEqual([])
  })

  it('reads span events with attributes, members as JSON text, calls beside the message', () => {
    const content = decode(CHAT, {
      events: [
        event('gen_ai.user.message', { content: 'Tide?' }),
        event('gen_ai.choice', {
          index: 0,
          finish_reason: 'tool_calls',
          message: '{"role":"assistant"}',
          tool_calls: '[{"id":"c1","function":{"name":"tides","arguments":"{}"}}]',
        }),
      ],
    })
    expect(content.inputMessages).toEqual([said('user', 'Tide?')])
    expect(content.outputMessages).toEqual([
      {
        role: 'assistant',
        parts: [{ type: 'tool-call', id: 'c1', name: 'tides', arguments: {} }],
        finishReason: 'tool_calls',
      },
    ])
  })

  it('reads the body that Semantic Kernel puts in gen_ai.event.content', () => {
    const content = decode(CHAT, {
      events: [event('gen_ai.user.message', { 'gen_ai.event.content': '{"role":"user","content":"Tide?"}' })],
    })
    expect(content.inputMessages).toEqual([said('user', 'Tide?')])
  })

  it('says that content was withheld where such events are empty', () => {
    const content = decode(CHAT, {
      logs: [log('gen_ai.user.message', {}), log('gen_ai.choice', { index: 0, finish_reason: 'stop', message: {} })],
    })
    expect(content.inputMessages).toEqual([{ role: 'user', parts: [] }])
    expect(content.outputMessages).toEqual([{ role: 'assistant', parts: [], finishReason: 'stop' }])
    expect(content.isRedacted).toBe(true)
  })

  it('lists message events that another source outranks', () => {
    const content = decode(
      { ...CHAT, 'gen_ai.input.messages': [{ role: 'user', parts: [{ type: 'text', content: 'Tide at noon?' }] }] },
      { logs: [log('gen_ai.user.message', { content: 'Tide?' })] },
    )
    expect(content.inputMessages).toEqual([said('user', 'Tide at noon?')])
    expect(content.events.map((item) => [item.source, item.name])).toEqual([['log', 'gen_ai.user.message']])
  })
})

describe('OTel GenAI, oldest names', () => {
  it('reads content events, JSON and text', () => {
    const content = decode(CHAT, {
      events: [
        event('gen_ai.content.prompt', { 'gen_ai.prompt': '[{"role":"user","content":"Tide?"}]' }),
        event('gen_ai.content.completion', { 'gen_ai.completion': 'Low.' }),
      ],
    })
    expect(content.inputMessages).toEqual([said('user', 'Tide?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Low.')])
  })

  it('reads gen_ai.prompt as a value and leaves its namesakes alone', () => {
    const content = decode({
      ...CHAT,
      'gen_ai.prompt': 'Tide?',
      'gen_ai.completion': '{"choices":[{"message":{"role":"assistant","content":"Low."},"finish_reason":"stop"}]}',
      'gen_ai.prompt.name': 'greeter',
      'gen_ai.prompt.variable.city': 'Brest',
    })
    expect(content.inputMessages).toEqual([said('user', 'Tide?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Low.', 'stop')])
    expect(content.promptVariables).toEqual({ city: 'Brest' })
  })
})

describe('OTel GenAI tools, retrieval, references', () => {
  it('reads arguments and result, JSON text or structured', () => {
    const content = decode({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.call.arguments': '{"hour":12}',
      'gen_ai.tool.call.result': { level: 'low' },
    })
    expect(content.toolArguments).toEqual({ hour: 12 })
    expect(content.toolResult).toEqual({ level: 'low' })
  })

  it('reads query and documents', () => {
    const content = decode({
      'gen_ai.operation.name': 'retrieval',
      'gen_ai.retrieval.query.text': 'returns',
      'gen_ai.retrieval.documents': '[{"id":"d1","score":0.9},{"id":"d2","score":0.5,"content":"Thirty days."}]',
    })
    expect(content.query).toBe('returns')
    expect(content.documents).toEqual([
      { id: 'd1', score: 0.9 },
      { id: 'd2', score: 0.5, content: 'Thirty days.' },
    ])
  })

  it('reads tool definitions flat, nested and with the AI SDK`s schema name', () => {
    const parameters = { type: 'object', properties: {} }
    const content = decode({
      ...CHAT,
      'gen_ai.tool.definitions': JSON.stringify([
        { type: 'function', name: 'a', description: 'A', parameters },
        { type: 'function', function: { name: 'b', parameters } },
        { type: 'function', name: 'c', inputSchema: parameters },
        { type: 'extension', name: 'web_search' },
      ]),
    })
    expect(content.toolDefinitions).toEqual([
      { name: 'a', description: 'A', type: 'function', parameters },
      { name: 'b', type: 'function', parameters },
      { name: 'c', type: 'function', parameters },
      { name: 'web_search', type: 'extension' },
    ])
  })

  it('keeps the address of content that was stored elsewhere', () => {
    const content = decode({ ...CHAT, 'gen_ai.input.messages_ref': 's3://bucket/in.json' })
    expect(content.references).toEqual([{ name: 'gen_ai.input.messages', uri: 's3://bucket/in.json' }])
  })
})
