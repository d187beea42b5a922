// Spans for the stories of details and transcript, as text, with messages in GenAI attributes.

/** A value as JSON text inside a quoted fact: `input=${json([...])}`. */
export const json = (value: unknown): string => JSON.stringify(JSON.stringify(value))

type Part = { readonly type: string; readonly [key: string]: unknown }
const text = (content: string): Part => ({ type: 'text', content })
const message = (role: string, ...parts: Part[]) => ({ role, parts })
const call = (id: string, name: string, args: object): Part => ({ type: 'tool_call', id, name, arguments: args })
const response = (id: string, result: unknown): Part => ({ type: 'tool_call_response', id, response: result })

const SYSTEM = message(
  'system',
  text(
    'You are the support assistant of Vélo Libre, an online bicycle shop. Answer from the context only.\n\n' +
      'Call tools when you need facts about an order. Never promise what a tool did not confirm.',
  ),
)
const FIRST = [SYSTEM, message('user', text('Where is my order VL-48213? It was due on Tuesday.'))]
const ASKED = message(
  'assistant',
  call('call_1', 'get_order_status', { order_id: 'VL-48213' }),
  call('call_2', 'update_address', { order_id: 'VL-48213', street: '12 Rue Lepic', postcode: '75018', city: 'Paris' }),
  call('call_3', 'quote_shipping_fee', { postcode: '75018' }),
)
const STATUS = { carrier: 'Chronopost', status: 'delayed', eta: '2026-11-24', items: ['City e-bike', 'Helmet M'] }
const RESULTS = [
  message('tool', response('call_1', STATUS)),
  message('tool', response('call_2', 'Address service timed out after 3000 ms')),
  message('tool', response('call_3', { fee: 4.9, currency: 'EUR' })),
]
const ANSWER = message(
  'assistant',
  {
    type: 'reasoning',
    content: 'The fee is 4.90 EUR (doc-09). The address tool failed, so I must not say that the address was changed.',
  },
  text(
    'A changed delivery to 75018 Paris costs **4.90 EUR**. I could not store the new address, because the address ' +
      'service timed out.\n\n- Please try again in a few minutes, or\n- pick it up at the **75018 locker**, open around ' +
      'the clock.\n\n| carrier | arrives |\n|---|---:|\n| Chronopost | 24 Nov |\n| locker | 25 Nov |',
  ),
)
const TOOLS = [
  {
    type: 'function',
    name: 'get_order_status',
    description: 'Carrier, state and expected day of an order.',
    parameters: { type: 'object', properties: { order_id: { type: 'string' } }, required: ['order_id'] },
  },
  {
    type: 'function',
    name: 'quote_shipping_fee',
    description: 'Price of a delivery.',
    parameters: { type: 'object', properties: { postcode: { type: 'string' }, express: { type: 'boolean' } } },
  },
]
const DOCUMENTS = [
  {
    id: 'doc-09',
    score: 0.911,
    content:
      'Address changes are possible until the carrier has scanned the parcel. A changed delivery inside Paris costs 4.90 EUR.',
  },
  {
    id: 'doc-04',
    score: 0.701,
    content:
      'Late deliveries: when a parcel is more than 3 working days late, the customer may choose a 10 EUR voucher or a free return.',
  },
  {
    id: 'doc-31',
    score: 0.512,
    content: 'Pick-up points: 75009, 75011 and 75018 have a Vélo Libre locker open around the clock.',
  },
]

/** A turn of a support agent: two model calls, three tools of which one fails, a retriever. */
export const AGENT_TURN = `
agent support-agent 0..13200
  retriever retrieve_docs 200..660 query="change delivery address fee" documents=${json(DOCUMENTS)}
    embedding "embeddings 3-large" 210..283 in=26 model=text-embedding-3-large provider=openai
  llm "chat gpt-5" 800..2160 in=1900 out=63 ttft=420 model=gpt-5 provider=openai input=${json(FIRST)} output=${json([ASKED])} attr.gen_ai.tool.definitions=${json(TOOLS)}
  tool get_order_status 2200..2510 callId=call_1 args=${json({ order_id: 'VL-48213' })} result=${json(STATUS)}
  tool update_address 2200..5210 callId=call_2 args=${json({ order_id: 'VL-48213', street: '12 Rue Lepic' })} error="Address service timed out after 3000 ms" attr.error.type=TimeoutError
  tool quote_shipping_fee 2200..2430 callId=call_3 args=${json({ postcode: '75018' })} result=${json({ fee: 4.9 })}
  llm "chat gpt-5" 6000..9040 in=2838 cacheRead=1536 out=310 reasoning=192 ttft=920 model=gpt-5 responseModel=gpt-5-2025-08-07 provider=openai input=${json([...FIRST, ASKED, ...RESULTS])} output=${json([ANSWER])} score=groundedness:0.82 attr.gen_ai.request.temperature=0.2 attr.gen_ai.request.max_tokens=700
  event answer.delivered 9100..9100
`

export const WITHOUT_CONTENT = 'llm "chat gpt-4o-mini" 0..812 in=299 out=38 model=gpt-4o-mini provider=openai'

export const UNFINISHED = 'llm "chat gpt-5" 0.. model=gpt-5 provider=openai input="Are you there?"'

export const FAILED_CALL = `llm "chat claude-haiku-4.5" 0..140 model=claude-haiku-4-5 provider=anthropic error="429 Too many requests: this organisation may send 50 requests per minute" attr.error.type=RateLimitError input="Summarise the ticket"`

const LONG = Array.from(
  { length: 4000 },
  (_, line) => `Line ${line + 1}: the quick brown fox jumps over the lazy dog.`,
).join('\n')
const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

/** A long conversation, a text of 200,000 chars, a list of 2,000 items and a value 5,000 levels deep. */
export const HUGE = `llm "chat gpt-5" 0..9000 in=190000 out=20 model=gpt-5 provider=openai input=${json([
  ...Array.from({ length: 300 }, (_, turn) =>
    message(turn % 2 ? 'assistant' : 'user', text(`Message ${turn + 1} of a very long conversation.`)),
  ),
  message('user', text(LONG)),
  message('user', text(JSON.stringify(Array.from({ length: 2000 }, (_, id) => ({ id, name: `item ${id}` }))))),
  message('user', text(deep(5000))),
])} output="Read."`

/** Text that tries to be more than text. */
export const HOSTILE = `llm "<img src=x onerror=alert(1)>" 0..900 in=12 out=3 model="${'model-'.repeat(40)}" provider="<b>openai</b>" input=${json(
  [
    message('system', text('<script>alert(1)</script>')),
    message(
      '<i>role</i>',
      text(
        '<script>alert(1)</script> [click](javascript:alert(1)) [told](https://evil.example "x") ![](https://tracker.example/p.gif)',
      ),
      text(`${'>'.repeat(3000)} deep`),
      text(`${'[['.repeat(2000)}`),
      text('a'.repeat(3000)),
      text('\u202Eright to left override\u202C, z̷̗͆a̸l̵g̴o̸, 👩‍👩‍👧‍👦, مرحبا بالعالم'),
      { type: 'hologram', shape: 'sphere', data: [1, 2, 3] },
    ),
  ],
)} output=${json([message('assistant', { type: 'refusal', refusal: 'I will not do that.' })])}`

const PIXEL =
  'data:image/svg+xml;base64,' +
  'PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSIxMjAiIGhlaWdodD0iODAiPjxyZWN0IHdpZHRoPSIxMjAiIGhlaWdodD0iODAiIGZpbGw9IiM3ODU1ZDUiLz48L3N2Zz4='

export const MEDIA = `llm "chat gpt-4o" 0..1500 in=800 out=12 model=gpt-4o provider=openai input=${json([
  message(
    'user',
    text('What is in these?'),
    { type: 'uri', modality: 'image', mime_type: 'image/svg+xml', uri: PIXEL },
    { type: 'uri', modality: 'image', mime_type: 'image/jpeg', uri: 'https://pictures.example/bike.jpg' },
    { type: 'uri', modality: 'audio', mime_type: 'audio/wav', uri: 'https://sounds.example/bell.wav' },
    { type: 'file', modality: 'document', mime_type: 'application/pdf', file_id: 'file-8f2a' },
    { type: 'uri', modality: 'image', mime_type: 'image/png', uri: 'gs://bucket/photo.png' },
  ),
])} output="A violet rectangle. The others I cannot see."`
