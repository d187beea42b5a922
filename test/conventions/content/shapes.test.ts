import { describe, expect, it } from 'vitest'
import { decode, said } from './record.ts'

const LLM = { 'openinference.span.kind': 'LLM' }
const input = (value: unknown) => decode({ ...LLM, 'input.value': JSON.stringify(value) }).inputMessages
const output = (value: unknown) => decode({ ...LLM, 'output.value': JSON.stringify(value) }).outputMessages

describe('message shapes', () => {
  it.each([
    ['a list', [{ role: 'user', content: 'Hi' }]],
    ['a request', { model: 'm', messages: [{ role: 'user', content: 'Hi' }] }],
    ['a batch', { messages: [[{ role: 'user', content: 'Hi' }]] }],
    ['LangChain pairs', { messages: [['human', 'Hi']] }],
    ['LangChain type and data', [{ type: 'human', data: { content: 'Hi' } }]],
    ['LangChain type and content', { messages: [{ type: 'human', content: 'Hi', additional_kwargs: {} }] }],
    ['a responses request', { model: 'm', input: 'Hi' }],
    [
      'responses items',
      { model: 'm', input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hi' }] }] },
    ],
    ['Gemini contents', { model: 'm', contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] }],
    ['a Gemini text', { model: 'm', contents: 'Hi' }],
    ['an AI SDK prompt', { prompt: 'Hi' }],
    ['Mastra`s body', { body: { model: 'm', messages: [{ role: 'user', content: 'Hi' }] } }],
    ['Cohere', { model: 'm', chat_history: [{ role: 'USER', message: 'Hi' }] }],
    ['BeeAI', [{ role: 'user', text: 'Hi' }]],
    ['OTel', [{ role: 'user', parts: [{ type: 'text', content: 'Hi' }] }]],
    ['Bedrock', { modelId: 'm', messages: [{ role: 'user', content: [{ text: 'Hi' }] }] }],
  ])('reads a question as %s', (_shape, value) => {
    expect(input(value)).toEqual([said('user', 'Hi')])
  })

  it('reads a question as Python prints it', () => {
    const list = "[{'role': 'user', 'content': 'Hi', 'name': None}]"
    const models = ["role='user' content='Hi' name=None metrics=Metrics(tokens=0, time=None) created_at=1"]
    expect(decode({ ...LLM, 'input.value': list }).inputMessages).toEqual([said('user', 'Hi')])
    expect(input({ messages: models })).toEqual([said('user', 'Hi')])
  })

  it.each([
    [
      'OpenAI choices',
      { choices: [{ index: 0, message: { role: 'assistant', content: 'Yo' }, finish_reason: 'stop' }] },
      'stop',
    ],
    ['legacy choices', { choices: [{ text: 'Yo', finish_reason: 'stop' }] }, 'stop'],
    ['a message', { role: 'assistant', content: 'Yo' }, undefined],
    [
      'an Anthropic answer',
      { role: 'assistant', type: 'message', content: [{ type: 'text', text: 'Yo' }], stop_reason: 'end_turn' },
      'end_turn',
    ],
    [
      'a responses answer',
      { output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Yo' }] }] },
      undefined,
    ],
    [
      'Gemini candidates',
      { candidates: [{ content: { role: 'model', parts: [{ text: 'Yo' }] }, finishReason: 'STOP' }] },
      'STOP',
    ],
    [
      'Converse',
      { output: { message: { role: 'assistant', content: [{ text: 'Yo' }] } }, stopReason: 'end_turn' },
      undefined,
    ],
    ['generations', { generations: [[{ text: 'Yo', type: 'Generation' }]] }, undefined],
    ['Ollama', { message: { role: 'assistant', content: 'Yo' }, done_reason: 'stop' }, 'stop'],
    ['LlamaIndex', { text: 'Yo', additional_kwargs: {} }, undefined],
    ['bare blocks', [{ type: 'text', text: 'Yo' }], undefined],
  ])('reads an answer as %s', (_shape, value, finishReason) => {
    expect(output(value)).toEqual([said('assistant', 'Yo', finishReason)])
  })

  it('folds roles and keeps those it does not know', () => {
    const roles = ['human', 'ai', 'model', 'bot', 'developer', 'function', 'USER', 'critic']
    expect(input(roles.map((role) => ({ role, content: 'x' }))).map((message) => message.role)).toEqual([
      'user',
      'assistant',
      'assistant',
      'assistant',
      'system',
      'tool',
      'user',
      'critic',
    ])
  })

  it('keeps the name of a participant', () => {
    expect(input([{ role: 'user', name: 'Ada', content: 'Hi' }])).toEqual([{ ...said('user', 'Hi'), name: 'Ada' }])
  })
})

describe('OpenAI', () => {
  it('reads content parts', () => {
    expect(
      input([
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Look' },
            { type: 'image_url', image_url: { url: 'https://files.example/a.png', detail: 'low' } },
            { type: 'input_image', file_id: 'file-1' },
            { type: 'input_audio', input_audio: { data: 'aGk=', format: 'mp3' } },
            { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,aGk=' } },
          ],
        },
      ])[0]?.parts,
    ).toEqual([
      { type: 'text', text: 'Look' },
      { type: 'media', modality: 'image', uri: 'https://files.example/a.png' },
      { type: 'media', modality: 'image', fileId: 'file-1' },
      { type: 'media', modality: 'audio', mimeType: 'audio/mpeg', uri: 'data:audio/mpeg;base64,aGk=' },
      {
        type: 'media',
        modality: 'file',
        mimeType: 'application/pdf',
        uri: 'data:application/pdf;base64,aGk=',
        name: 'a.pdf',
      },
    ])
  })

  it('reads refusals, reasoning content, audio answers and custom calls', () => {
    expect(output({ role: 'assistant', content: null, refusal: 'No.' })[0]?.parts).toEqual([
      { type: 'refusal', text: 'No.' },
    ])
    expect(output({ role: 'assistant', content: 'Yes.', reasoning_content: 'Hm.' })[0]?.parts).toEqual([
      { type: 'reasoning', text: 'Hm.' },
      { type: 'text', text: 'Yes.' },
    ])
    expect(
      output({ role: 'assistant', content: null, audio: { id: 'a1', data: 'aGk=', transcript: 'Hi' } })[0]?.parts,
    ).toEqual([{ type: 'media', modality: 'audio', uri: 'data:audio/wav;base64,aGk=', fileId: 'a1', transcript: 'Hi' }])
    expect(
      output({ role: 'assistant', tool_calls: [{ id: 'c', type: 'custom', custom: { name: 'sh', input: 'ls' } }] })[0]
        ?.parts,
    ).toEqual([{ type: 'tool-call', id: 'c', name: 'sh', arguments: 'ls' }])
  })

  it('reads calls that stand in the content as their JSON, under any role', () => {
    const calls = [{ type: 'function', id: 'c1', function: { name: 'bake', arguments: '{"loaves":2}' } }]
    const call = { type: 'tool-call', id: 'c1', name: 'bake', arguments: { loaves: 2 } }
    expect(input([{ role: 'tool', content: JSON.stringify(calls) }])).toEqual([{ role: 'assistant', parts: [call] }])
    expect(output([{ role: 'assistant', content: JSON.stringify(calls), finish_reason: 'tool_calls' }])).toEqual([
      { role: 'assistant', parts: [call], finishReason: 'tool_calls' },
    ])
    const definition = '[{"type":"function","function":{"name":"bake"}}]'
    expect(input([{ role: 'user', content: definition }])).toEqual([said('user', definition)])
  })

  it('joins the items of one answer and keeps tool answers apart', () => {
    expect(
      input([
        { role: 'user', content: 'Rye?' },
        { type: 'reasoning', id: 'r', summary: [{ type: 'summary_text', text: 'Check.' }] },
        { type: 'web_search_call', id: 'w', action: { type: 'search', query: 'rye' }, status: 'completed' },
        { type: 'function_call', id: 'fc', call_id: 'c1', name: 'stock', arguments: '{"k":1}' },
        { type: 'function_call_output', call_id: 'c1', output: '{"left":2}' },
        {
          type: 'message',
          role: 'assistant',
          content: [
            { type: 'output_text', text: 'Two.' },
            { type: 'refusal', refusal: 'No more.' },
          ],
        },
      ]),
    ).toEqual([
      said('user', 'Rye?'),
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'Check.' },
          {
            type: 'tool-call',
            id: 'w',
            name: 'web_search',
            arguments: { type: 'search', query: 'rye' },
            isServerSide: true,
          },
          { type: 'tool-call', id: 'c1', name: 'stock', arguments: { k: 1 } },
        ],
      },
      { role: 'tool', parts: [{ type: 'tool-result', id: 'c1', result: { left: 2 } }] },
      {
        role: 'assistant',
        parts: [
          { type: 'text', text: 'Two.' },
          { type: 'refusal', text: 'No more.' },
        ],
      },
    ])
  })

  it('reads encrypted reasoning as reasoning without text', () => {
    expect(output({ output: [{ type: 'reasoning', summary: [], encrypted_content: 'gAAA' }] })[0]?.parts).toEqual([
      { type: 'reasoning', text: '', isRedacted: true },
    ])
  })
})

describe('Anthropic', () => {
  it('reads its blocks', () => {
    expect(
      input({
        model: 'm',
        system: [{ type: 'text', text: 'Be brief.' }],
        messages: [
          {
            role: 'user',
            content: [
              { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'aGk=' } },
              { type: 'image', source: { type: 'url', url: 'https://files.example/a.png' } },
              { type: 'document', title: 'Menu', source: { type: 'file', file_id: 'file-1' } },
            ],
          },
          {
            role: 'assistant',
            content: [
              { type: 'thinking', thinking: 'Hm.', signature: 's' },
              { type: 'redacted_thinking', data: 'xx' },
              { type: 'tool_use', id: 'u1', name: 'stock', input: { k: 1 } },
              { type: 'server_tool_use', id: 's1', name: 'web_search', input: { query: 'rye' } },
              { type: 'web_search_tool_result', tool_use_id: 's1', content: [{ url: 'https://a.example' }] },
            ],
          },
          {
            role: 'user',
            content: [
              { type: 'tool_result', tool_use_id: 'u1', is_error: true, content: [{ type: 'text', text: 'no' }] },
            ],
          },
        ],
      }),
    ).toEqual([
      said('system', 'Be brief.'),
      {
        role: 'user',
        parts: [
          { type: 'media', modality: 'image', mimeType: 'image/png', uri: 'data:image/png;base64,aGk=' },
          { type: 'media', modality: 'image', uri: 'https://files.example/a.png' },
          { type: 'media', modality: 'file', fileId: 'file-1', name: 'Menu' },
        ],
      },
      {
        role: 'assistant',
        parts: [
          { type: 'reasoning', text: 'Hm.' },
          { type: 'reasoning', text: '', isRedacted: true },
          { type: 'tool-call', id: 'u1', name: 'stock', arguments: { k: 1 } },
          { type: 'tool-call', id: 's1', name: 'web_search', arguments: { query: 'rye' }, isServerSide: true },
          {
            type: 'tool-result',
            id: 's1',
            name: 'web_search',
            result: [{ url: 'https://a.example' }],
            isServerSide: true,
          },
        ],
      },
      { role: 'user', parts: [{ type: 'tool-result', id: 'u1', result: 'no', isError: true }] },
    ])
  })
})

describe('wrappers', () => {
  const stored = { type: 'braintrust_attachment', content_type: 'image/png', filename: 'a.png', key: 'k-1' }
  const image = { type: 'media', modality: 'image', mimeType: 'image/png', fileId: 'k-1', name: 'a.png' }

  it.each([
    ['OpenAI', { type: 'image_url', image_url: { url: stored } }],
    ['Anthropic', { type: 'image', source: { type: 'base64', media_type: 'image/png', data: stored } }],
    ['a block without a type', { image_url: { url: stored } }],
  ])('reads what Braintrust keeps elsewhere: %s', (_shape, block) => {
    expect(input([{ role: 'user', content: [block] }])[0]?.parts).toEqual([image])
  })

  it('reads classes of Microsoft.Extensions.AI and results of its Agent Framework', () => {
    const thought = (content: object) => ({ type: 'Microsoft.Extensions.AI.TextReasoningContent', content })
    expect(
      input([{ role: 'assistant', parts: [thought({ text: 'Hm.' }), thought({ text: '', protectedData: 'x' })] }])[0]
        ?.parts,
    ).toEqual([
      { type: 'reasoning', text: 'Hm.' },
      { type: 'reasoning', text: '', isRedacted: true },
    ])
    const response = JSON.stringify({ type: 'function_result', call_id: 'c1', result: 'Rye.' })
    expect(input([{ role: 'tool', parts: [{ type: 'tool_call_response', id: 'c1', response }] }])[0]?.parts).toEqual([
      { type: 'tool-result', id: 'c1', result: 'Rye.' },
    ])
  })
})

describe('LangChain', () => {
  it('takes calls from the message, and from the provider`s fields where the list is empty', () => {
    const call = { id: 'c1', type: 'function', function: { name: 'stock', arguments: '{"k":1}' } }
    const expected = [{ type: 'tool-call', id: 'c1', name: 'stock', arguments: { k: 1 } }]
    const ai = (kwargs: object) => [
      { lc: 1, type: 'constructor', id: ['langchain_core', 'messages', 'AIMessage'], kwargs },
    ]
    expect(input(ai({ content: '', tool_calls: [{ name: 'stock', args: { k: 1 }, id: 'c1' }] }))[0]?.parts).toEqual(
      expected,
    )
    expect(input(ai({ content: '', tool_calls: [], additional_kwargs: { tool_calls: [call] } }))[0]?.parts).toEqual(
      expected,
    )
    expect(
      input(
        ai({
          content: [{ type: 'tool_use', id: 'c1', name: 'stock', input: { k: 1 } }],
          tool_calls: [{ name: 'stock', args: { k: 1 }, id: 'c1' }],
        }),
      )[0]?.parts,
    ).toEqual(expected)
  })

  it('reads failed tool messages', () => {
    expect(input([{ type: 'tool', content: 'no', tool_call_id: 'c1', status: 'error', name: 'stock' }])).toEqual([
      { role: 'tool', parts: [{ type: 'tool-result', id: 'c1', name: 'stock', result: 'no', isError: true }] },
    ])
  })

  it('recognises a tool`s answer whose role is the tool`s name', () => {
    expect(
      input([
        { role: 'assistant', content: '', tool_calls: [{ id: 'c1', function: { name: 'stock', arguments: '{}' } }] },
        { role: 'stock', content: 'two' },
      ])[1],
    ).toEqual({ role: 'tool', parts: [{ type: 'tool-result', id: 'c1', name: 'stock', result: 'two' }] })
  })

  it('does not take Python dumps for messages', () => {
    const content = decode({
      'openinference.span.kind': 'CHAIN',
      'input.value': '{"messages":["content=\'Hi\' additional_kwargs={}"]}',
    })
    expect(content.inputMessages).toEqual([])
    expect(content.input).toEqual({ messages: ["content='Hi' additional_kwargs={}"] })
  })
})

describe('Gemini', () => {
  it('reads inline data, files, code and results', () => {
    expect(
      input({
        contents: [
          {
            role: 'user',
            parts: [
              { inlineData: { mimeType: 'image/png', data: 'aGk=' } },
              { file_data: { mime_type: 'video/mp4', file_uri: 'gs://bucket/a.mp4' } },
            ],
          },
          {
            role: 'model',
            parts: [
              { executableCode: { language: 'PYTHON', code: '1+1' } },
              { codeExecutionResult: { outcome: 'OUTCOME_OK', output: '2' } },
            ],
          },
        ],
      }),
    ).toEqual([
      {
        role: 'user',
        parts: [
          { type: 'media', modality: 'image', mimeType: 'image/png', uri: 'data:image/png;base64,aGk=' },
          { type: 'media', modality: 'video', mimeType: 'video/mp4', uri: 'gs://bucket/a.mp4' },
        ],
      },
      {
        role: 'assistant',
        parts: [
          {
            type: 'tool-call',
            name: 'code_execution',
            arguments: { language: 'PYTHON', code: '1+1' },
            isServerSide: true,
          },
          { type: 'tool-result', name: 'code_execution', result: '2', isServerSide: true },
        ],
      },
    ])
  })
})

describe('what is beside the messages', () => {
  const CHAIN = { 'openinference.span.kind': 'CHAIN' }

  it('keeps a state that says more than its messages', () => {
    const state = { messages: [{ role: 'user', content: 'Hi' }], step: 3 }
    const content = decode({ ...CHAIN, 'input.value': JSON.stringify(state) })
    expect(content.inputMessages).toEqual([said('user', 'Hi')])
    expect(content.input).toEqual(state)
  })

  it('drops a state that says nothing more', () => {
    const content = decode({ ...CHAIN, 'input.value': '{"messages":[{"role":"user","content":"Hi"}],"steps":[]}' })
    expect(content.input).toBeUndefined()
  })

  it('does not take records of people for messages', () => {
    const people = [{ role: 'admin', email: 'a@example.org' }]
    expect(decode({ ...CHAIN, 'input.value': JSON.stringify(people) }).input).toEqual(people)
  })
})
