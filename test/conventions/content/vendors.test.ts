import { describe, expect, it } from 'vitest'
import { decode, said } from './record.ts'

describe('evaluations', () => {
  it.each([
    ['ragas.reference', 'Rye.', 'Rye.'],
    ['ragas.ground_truth', '42', '42'],
    ['inspect.sample.target', '["A","B"]', ['A', 'B']],
    ['braintrust.expected', '{"answer":"Rye"}', { answer: 'Rye' }],
    ['langfuse.experiment.item.expected_output', 'Rye', 'Rye'],
    ['phoenix.reference_output', '', undefined],
  ])('keep what was expected under %s', (key, value, expected) => {
    expect(decode({ [key]: value }).expected).toEqual(expected)
  })
})

describe('Langfuse', () => {
  it('reads a generation: request object in, message or text out', () => {
    const content = decode({
      'langfuse.observation.type': 'generation',
      'langfuse.observation.model.name': 'toast-1',
      'langfuse.observation.input':
        '{"messages":[{"role":"user","content":"Rye?"}],"tools":[{"type":"function","function":{"name":"stock"}}]}',
      'langfuse.observation.output': 'Yes, at nine.',
      'langfuse.observation.model.parameters': '{"temperature":0.3,"response_format":""}',
      'langfuse.observation.metadata.feature': 'chat',
      'langfuse.trace.metadata.channel': 'web',
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Yes, at nine.')])
    expect(content.toolDefinitions).toEqual([{ name: 'stock', type: 'function' }])
    expect(content.parameters).toEqual({ temperature: 0.3 })
    expect(content.metadata).toEqual({ feature: 'chat', channel: 'web' })
    expect(content.convention).toBe('langfuse')
  })

  it('reads tools, retrievers and plain observations by their type', () => {
    const observation = (type: string, input: unknown, output: unknown) =>
      decode({
        'langfuse.observation.type': type,
        'langfuse.observation.input': JSON.stringify(input),
        'langfuse.observation.output': JSON.stringify(output),
      })
    const tool = observation('tool', { id: 1 }, { left: 2 })
    expect([tool.toolArguments, tool.toolResult, tool.input]).toEqual([{ id: 1 }, { left: 2 }, undefined])
    const retriever = observation('retriever', { query: 'returns' }, [{ id: 'd1', score: 0.9, text: 'Thirty days.' }])
    expect([retriever.query, retriever.documents]).toEqual([
      'returns',
      [{ id: 'd1', content: 'Thirty days.', score: 0.9 }],
    ])
    const agent = observation('agent', { question: 'Rye?' }, { answer: 'Yes.' })
    expect([agent.input, agent.output]).toEqual([{ question: 'Rye?' }, { answer: 'Yes.' }])
  })

  it('reads the texts of a generation whose model embeds', () => {
    const content = decode({
      'langfuse.observation.type': 'generation',
      'langfuse.observation.model.name': 'text-embedding-3-small',
      'langfuse.observation.input': 'rye',
    })
    expect(content.embeddingTexts).toEqual(['rye'])
    expect(content.inputMessages).toEqual([])
  })

  it('makes media of the tags that stand for uploaded bytes', () => {
    const tag = '@@@langfuseMedia:type=image/png|id=m1|source=base64_data_uri@@@'
    const content = decode({
      'langfuse.observation.type': 'generation',
      'langfuse.observation.input': JSON.stringify([
        { role: 'user', content: `Look: ${tag} nice?` },
        { role: 'user', content: [{ type: 'image_url', image_url: { url: tag } }] },
      ]),
    })
    const media = { type: 'media', modality: 'image', mimeType: 'image/png', name: 'm1' }
    expect(content.inputMessages).toEqual([
      { role: 'user', parts: [{ type: 'text', text: 'Look: ' }, media, { type: 'text', text: ' nice?' }] },
      { role: 'user', parts: [media] },
    ])
  })

  it('takes tool definitions out of the messages where the LangChain handler puts them', () => {
    const content = decode({
      'langfuse.observation.type': 'generation',
      'langfuse.observation.input': JSON.stringify([
        { role: 'user', content: 'Rye?' },
        { role: 'tool', content: { type: 'function', function: { name: 'stock' } } },
      ]),
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
    expect(content.toolDefinitions).toEqual([{ name: 'stock', type: 'function' }])
  })

  it('accepts values that an export has already parsed', () => {
    const content = decode({
      'langfuse.observation.type': 'generation',
      'langfuse.observation.input': [{ role: 'user', content: 'Rye?' }],
      'langfuse.observation.output': { role: 'assistant', content: 'Yes.' },
    })
    expect([content.inputMessages, content.outputMessages]).toEqual([
      [said('user', 'Rye?')],
      [said('assistant', 'Yes.')],
    ])
  })
})

describe('LangSmith', () => {
  const LLM = { 'langsmith.span.kind': 'llm', 'gen_ai.operation.name': 'chat' }

  it('reads whole run inputs and outputs of a model call', () => {
    const message = (type: string, kwargs: object) => ({
      lc: 1,
      type: 'constructor',
      id: ['langchain', 'schema', type],
      kwargs,
    })
    const content = decode({
      ...LLM,
      'gen_ai.prompt': JSON.stringify({
        messages: [[message('SystemMessage', { content: 'Be brief.' }), message('HumanMessage', { content: 'Rye?' })]],
      }),
      'gen_ai.completion': JSON.stringify({
        generations: [
          [
            {
              text: '',
              generation_info: { finish_reason: 'tool_calls' },
              message: message('AIMessageChunk', {
                content: '',
                tool_calls: [{ name: 'stock', args: { k: 1 }, id: 't1', type: 'tool_call' }],
              }),
            },
          ],
        ],
      }),
      'langsmith.metadata.ls_provider': 'openai',
    })
    expect(content.inputMessages).toEqual([said('system', 'Be brief.'), said('user', 'Rye?')])
    expect(content.outputMessages).toEqual([
      {
        role: 'assistant',
        parts: [{ type: 'tool-call', id: 't1', name: 'stock', arguments: { k: 1 } }],
        finishReason: 'tool_calls',
      },
    ])
    expect(content.metadata).toEqual({ ls_provider: 'openai' })
    expect(content.convention).toBe('langsmith')
  })

  it('reads the positional arguments of a wrapped client', () => {
    const content = decode({
      ...LLM,
      'gen_ai.prompt': { args: [{ model: 'm', messages: [{ role: 'user', content: 'Rye?' }] }, { timeout: 1 }] },
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
  })

  it('reads a retriever by its own kind, not by the operation name that the exporter writes', () => {
    const content = decode({
      'langsmith.span.kind': 'retriever',
      'gen_ai.operation.name': 'embeddings',
      'gen_ai.prompt': '{"query":"returns"}',
      'gen_ai.completion': '{"documents":[{"page_content":"Thirty days.","metadata":{"source":"r.md"}}]}',
    })
    expect(content.query).toBe('returns')
    expect(content.documents).toEqual([{ content: 'Thirty days.', metadata: { source: 'r.md' } }])
  })
})

describe('MLflow', () => {
  it('decodes values once and strings twice', () => {
    const content = decode({
      'mlflow.spanType': '"CHAT_MODEL"',
      'mlflow.spanInputs': JSON.stringify(
        JSON.stringify({ messages: [{ role: 'user', content: 'Rye?' }], temperature: 0.2 }),
      ),
      'mlflow.spanOutputs': '{"choices":[{"message":{"role":"assistant","content":"Yes."},"finish_reason":"stop"}]}',
      'mlflow.chat.tools': '[{"type":"function","function":{"name":"stock"}}]',
      'mlflow.traceTag.team': '"bakery"',
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Yes.', 'stop')])
    expect(content.toolDefinitions).toEqual([{ name: 'stock', type: 'function' }])
    expect(content.parameters).toEqual({ temperature: 0.2 })
  })

  it('reads tools and retrievers', () => {
    const tool = decode({ 'mlflow.spanType': '"TOOL"', 'mlflow.spanInputs': '{"k":1}', 'mlflow.spanOutputs': '"two"' })
    expect([tool.toolArguments, tool.toolResult]).toEqual([{ k: 1 }, 'two'])
    const retriever = decode({
      'mlflow.spanType': '"RETRIEVER"',
      'mlflow.spanInputs': '{"query":"returns"}',
      'mlflow.spanOutputs': '[{"page_content":"Thirty days.","metadata":{},"id":"d1"}]',
    })
    expect([retriever.query, retriever.documents]).toEqual([
      'returns',
      [{ id: 'd1', content: 'Thirty days.', metadata: {} }],
    ])
  })
})

describe('other vendors', () => {
  it('reads Laminar', () => {
    const content = decode({
      'lmnr.span.type': 'LLM',
      'lmnr.span.input': '[{"role":"user","content":"Rye?"}]',
      'lmnr.span.output': '"Yes."',
      'lmnr.association.properties.metadata.team': 'bakery',
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Yes.')])
    expect(content.metadata).toEqual({ team: 'bakery' })
    expect(content.convention).toBe('laminar')
  })

  it('reads LangWatch`s typed values and contexts', () => {
    const content = decode({
      'langwatch.span.type': 'llm',
      'langwatch.input': '{"type":"chat_messages","value":[{"role":"user","content":"Rye?"}]}',
      'langwatch.output': '{"type":"text","value":"Yes."}',
      'langwatch.rag.contexts': '[{"document_id":"d1","content":"Rye at nine."}]',
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Yes.')])
    expect(content.documents).toEqual([{ id: 'd1', content: 'Rye at nine.' }])
  })

  it('reads Mastra by span type', () => {
    const content = decode({
      'mastra.span.type': 'model_generation',
      'mastra.model_generation.input': '{"messages":[{"role":"user","content":"Rye?"}]}',
      'mastra.model_generation.output': '{"text":"Yes."}',
      'mastra.metadata.threadId': 't1',
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
    expect(content.outputMessages).toEqual([said('assistant', 'Yes.')])
    expect(content.metadata).toEqual({ threadId: 't1' })
  })

  it('reads bare input and output of anybody', () => {
    const content = decode({ input: '{"question":"Rye?"}', output: 'Yes.' })
    expect([content.input, content.output, content.convention]).toEqual([{ question: 'Rye?' }, 'Yes.', 'generic'])
  })

  it('reads Genkit`s messages', () => {
    const content = decode({
      'genkit:metadata:subtype': 'model',
      'genkit:input': '{"messages":[{"role":"user","content":[{"text":"Rye?"}]}]}',
      'genkit:output':
        '{"message":{"role":"model","content":[{"toolRequest":{"name":"stock","ref":"t1","input":{"k":1}}}]},"finishReason":"stop"}',
    })
    expect(content.inputMessages).toEqual([said('user', 'Rye?')])
    expect(content.outputMessages).toEqual([
      {
        role: 'assistant',
        parts: [{ type: 'tool-call', id: 't1', name: 'stock', arguments: { k: 1 } }],
        finishReason: 'stop',
      },
    ])
  })
})
