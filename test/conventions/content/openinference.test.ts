import { describe, expect, it } from 'vitest'
import { decode, said } from './record.ts'

const LLM = { 'openinference.span.kind': 'LLM' }

describe('OpenInference messages', () => {
  it('rebuilds flattened lists, in order of their numbers and with gaps closed', () => {
    const content = decode({
      ...LLM,
      'llm.input_messages.10.message.role': 'user',
      'llm.input_messages.10.message.content': 'And now?',
      'llm.input_messages.2.message.role': 'system',
      'llm.input_messages.2.message.content': 'Be brief.',
      'llm.output_messages.0.message.role': 'assistant',
      'llm.output_messages.0.message.content': 'Low.',
      'llm.finish_reason': 'stop',
    })
    expect(content.inputMessages).toEqual([said('system', 'Be brief.'), said('user', 'And now?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Low.', 'stop')])
    expect(content.convention).toBe('openinference')
  })

  it('reads contents with media and prefers them over the plain content', () => {
    const prefix = 'llm.input_messages.0.message'
    const content = decode({
      ...LLM,
      [`${prefix}.role`]: 'user',
      [`${prefix}.content`]: 'What bread is this?',
      [`${prefix}.contents.0.message_content.type`]: 'text',
      [`${prefix}.contents.0.message_content.text`]: 'What bread is this?',
      [`${prefix}.contents.1.message_content.type`]: 'image',
      [`${prefix}.contents.1.message_content.image.image.url`]: 'data:image/png;base64,iVBORw0K',
      [`${prefix}.contents.2.message_content.type`]: 'audio',
      [`${prefix}.contents.2.message_content.audio.audio.url`]: 's3://bucket/a.wav',
      [`${prefix}.contents.2.message_content.audio.audio.mime_type`]: 'audio/wav',
      [`${prefix}.contents.2.message_content.audio.audio.transcript`]: 'rye',
    })
    expect(content.inputMessages).toEqual([
      {
        role: 'user',
        parts: [
          { type: 'text', text: 'What bread is this?' },
          { type: 'media', modality: 'image', mimeType: 'image/png', uri: 'data:image/png;base64,iVBORw0K' },
          { type: 'media', modality: 'audio', mimeType: 'audio/wav', uri: 's3://bucket/a.wav', transcript: 'rye' },
        ],
      },
    ])
  })

  it('shows a tool call once that stands in contents and in tool_calls', () => {
    const prefix = 'llm.output_messages.0.message'
    const content = decode({
      ...LLM,
      [`${prefix}.role`]: 'assistant',
      [`${prefix}.contents.0.message_content.type`]: 'reasoning',
      [`${prefix}.contents.0.message_content.text`]: 'Look it up.',
      [`${prefix}.contents.1.message_content.type`]: 'tool_use',
      [`${prefix}.contents.1.tool_call.id`]: 't7',
      [`${prefix}.contents.1.tool_call.function.name`]: 'classify',
      [`${prefix}.contents.1.tool_call.function.arguments`]: '{"k":3}',
      [`${prefix}.tool_calls.0.tool_call.id`]: 't7',
      [`${prefix}.tool_calls.0.tool_call.function.name`]: 'classify',
      [`${prefix}.tool_calls.0.tool_call.function.arguments`]: '{"k":3}',
    })
    expect(content.outputMessages[0]?.parts).toEqual([
      { type: 'reasoning', text: 'Look it up.' },
      { type: 'tool-call', id: 't7', name: 'classify', arguments: { k: 3 } },
    ])
  })

  it('reads a tool message as the result of its call', () => {
    const content = decode({
      ...LLM,
      'llm.input_messages.0.message.role': 'function',
      'llm.input_messages.0.message.name': 'classify',
      'llm.input_messages.0.message.tool_call_id': 't7',
      'llm.input_messages.0.message.content': '{"bread":"rye"}',
    })
    expect(content.inputMessages).toEqual([
      { role: 'tool', parts: [{ type: 'tool-result', id: 't7', name: 'classify', result: { bread: 'rye' } }] },
    ])
  })

  it('reads the legacy completion API', () => {
    const content = decode({ ...LLM, 'llm.prompts.0.prompt.text': 'Once', 'llm.choices.0.completion.text': ' upon' })
    expect(content.inputMessages).toEqual([said('user', 'Once')])
    expect(content.outputMessages).toEqual([said('assistant', ' upon')])
  })

  it('accepts nested values, and objects that hold the rest of a key', () => {
    const messages = [{ message: { role: 'user', content: 'Hi' } }]
    expect(decode({ ...LLM, 'llm.input_messages': messages }).inputMessages).toEqual([said('user', 'Hi')])
    expect(decode({ ...LLM, llm: { input_messages: messages } }).inputMessages).toEqual([said('user', 'Hi')])
    expect(
      decode({ ...LLM, 'llm.input_messages': [{ 'message.role': 'user', 'message.content': 'Hi' }] }).inputMessages,
    ).toEqual([said('user', 'Hi')])
  })

  it('falls back to the raw request and response', () => {
    const content = decode({
      ...LLM,
      'input.value':
        '{"messages":[{"role":"user","content":"Hi"}],"temperature":0.5,"tools":[{"type":"function","function":{"name":"f"}}]}',
      'output.value':
        '{"choices":[{"index":0,"message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}]}',
    })
    expect(content.inputMessages).toEqual([said('user', 'Hi')])
    expect(content.outputMessages).toEqual([said('assistant', 'Hello', 'stop')])
    expect(content.toolDefinitions).toEqual([{ name: 'f', type: 'function' }])
    expect(content.parameters).toEqual({ temperature: 0.5 })
  })

  it('keeps JSON that a model answered as its text, and parsed beside it', () => {
    const content = decode({ ...LLM, 'input.value': 'Rate it', 'output.value': '{"score":3}' })
    expect(content.outputMessages).toEqual([said('assistant', '{"score":3}')])
    expect(content.output).toEqual({ score: 3 })
  })

  it('does not parse what is said to be plain text', () => {
    const content = decode({
      'openinference.span.kind': 'CHAIN',
      'input.value': '{"a":1}',
      'input.mime_type': 'text/plain',
    })
    expect(content.input).toBe('{"a":1}')
  })
})

describe('OpenInference limits', () => {
  it('reads the request where the flattened list was cut at the attribute limit', () => {
    const messages = ['One', 'Two', 'Three'].map((content) => ({ role: 'user', content }))
    const content = decode({
      ...LLM,
      'llm.input_messages.0.message.role': 'user',
      'llm.input_messages.0.message.content': 'One',
      'input.value': JSON.stringify({ messages }),
    })
    expect(content.inputMessages).toEqual([said('user', 'One'), said('user', 'Two'), said('user', 'Three')])
  })
})

describe('OpenInference redaction', () => {
  it('hides the marker in documents', () => {
    const content = decode({
      'openinference.span.kind': 'RETRIEVER',
      'retrieval.documents.0.document.id': 'd1',
      'retrieval.documents.0.document.content': '__REDACTED__',
    })
    expect([content.documents, content.isRedacted]).toEqual([[{ id: 'd1' }], true])
  })

  it('drops the marker and says so', () => {
    const content = decode({
      ...LLM,
      'llm.input_messages.0.message.role': 'user',
      'llm.input_messages.0.message.content': '__REDACTED__',
      'llm.output_messages.0.message.role': 'assistant',
      'llm.output_messages.0.message.content': 'Low.',
    })
    expect(content.inputMessages).toEqual([{ role: 'user', parts: [] }])
    expect(content.isRedacted).toBe(true)
  })

  it('keeps a redacted image as media without an address', () => {
    const content = decode({
      ...LLM,
      'llm.input_messages.0.message.role': 'user',
      'llm.input_messages.0.message.contents.0.message_content.type': 'image',
      'llm.input_messages.0.message.contents.0.message_content.image.image.url': '__REDACTED__',
    })
    expect(content.inputMessages).toEqual([{ role: 'user', parts: [{ type: 'media', modality: 'image' }] }])
    expect(content.isRedacted).toBe(true)
  })
})

describe('OpenInference retrieval, reranking, embedding', () => {
  it('reads query and documents, flattened before the raw output', () => {
    const content = decode({
      'openinference.span.kind': 'RETRIEVER',
      'input.value': 'returns',
      'output.value': '{"documents":["page_content=…"]}',
      'retrieval.documents.1.document.content': 'Vouchers.',
      'retrieval.documents.0.document.id': 7,
      'retrieval.documents.0.document.content': 'Thirty days.',
      'retrieval.documents.0.document.score': 0.9,
      'retrieval.documents.0.document.metadata': '{"source":"returns.md"}',
    })
    expect(content.query).toBe('returns')
    expect(content.documents).toEqual([
      { id: '7', content: 'Thirty days.', score: 0.9, metadata: { source: 'returns.md' } },
      { content: 'Vouchers.' },
    ])
    expect(content.output).toBeUndefined()
  })

  it('reads what a reranker was given and gave', () => {
    const content = decode({
      'openinference.span.kind': 'RERANKER',
      'reranker.query': 'returns',
      'reranker.top_k': 1,
      'reranker.input_documents.0.document.content': 'A',
      'reranker.input_documents.1.document.content': 'B',
      'reranker.output_documents.0.document.content': 'B',
      'reranker.output_documents.0.document.score': 0.8,
    })
    expect(content.query).toBe('returns')
    expect(content.inputDocuments).toEqual([{ content: 'A' }, { content: 'B' }])
    expect(content.documents).toEqual([{ content: 'B', score: 0.8 }])
    expect(content.parameters).toEqual({ top_k: 1 })
  })

  it('reads embedded texts and the length of the vector', () => {
    const content = decode({
      'openinference.span.kind': 'EMBEDDING',
      'embedding.embeddings.0.embedding.text': 'rye',
      'embedding.embeddings.0.embedding.vector': [0.1, 0.2, 0.3],
      'embedding.invocation_parameters': '{"model":"e-1","dimensions":3}',
    })
    expect(content.embeddingTexts).toEqual(['rye'])
    expect(content.embeddingDimension).toBe(3)
    expect(content.parameters).toEqual({ dimensions: 3 })
  })
})

describe('OpenInference tools and prompts', () => {
  it('reads arguments and result, without the wrapping of smolagents', () => {
    const content = decode({
      'openinference.span.kind': 'TOOL',
      'tool.name': 'web_search',
      'tool.parameters': '{"query":{"type":"string"}}',
      'input.value': '{"args":[],"sanitize_inputs_outputs":false,"kwargs":{"query":"Tokyo"}}',
      'output.value': 'Fourteen million.',
    })
    expect(content.toolArguments).toEqual({ query: 'Tokyo' })
    expect(content.toolResult).toBe('Fourteen million.')
  })

  it('takes tool.parameters for arguments only when nothing else is there and it is no schema', () => {
    const tool = { 'openinference.span.kind': 'TOOL', 'tool.name': 'f' }
    expect(decode({ ...tool, 'tool.parameters': '{"query":"Tokyo"}' }).toolArguments).toEqual({ query: 'Tokyo' })
    expect(decode({ ...tool, 'tool.parameters': '{"type":"object","properties":{}}' }).toolArguments).toBeUndefined()
  })

  it('reads advertised tools, template and variables', () => {
    const content = decode({
      ...LLM,
      'llm.model_name': 'toast-1',
      'llm.tools.0.tool.json_schema': '{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}',
      'llm.tools.1.tool.json_schema': '{"name":"g","input_schema":{"type":"object"}}',
      'llm.prompt_template.template': 'Say {word}',
      'llm.prompt_template.variables': '{"word":"rye"}',
    })
    expect(content.toolDefinitions).toEqual([
      { name: 'f', type: 'function', parameters: { type: 'object' } },
      { name: 'g', parameters: { type: 'object' } },
    ])
    expect(content.promptTemplate).toBe('Say {word}')
    expect(content.promptVariables).toEqual({ word: 'rye' })
  })
})
