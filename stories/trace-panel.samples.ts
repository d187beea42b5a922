// Invented traces for the stories of the panel and its parts.

import { otlpJson } from '../src/adapters/otlp-json/detect.ts'
import { Dataset } from '../src/model/dataset.ts'
import { readAll } from '../src/reader/read-all.ts'
import { otlpFromText } from '../test/support/trace-from-text.ts'

export interface Sample {
  readonly text: string
  readonly service?: string
}

/** A plant shop's help desk: two guards, retrieval, parallel tools, a sub-agent with a retry, a late span that never ended. */
export const helpDesk: Sample = {
  service: 'fern-and-moss-help',
  text: `
agent garden-helper 0..14120 session=s-2207 attr.langfuse.environment=staging attr.langfuse.trace.name=help-desk score=resolved:0.74
  prompt help/reply 3..8 attr.langfuse.observation.prompt.name=help/reply attr.langfuse.observation.prompt.version=11
  guardrail input_checks 14..190
    guardrail language_scan 15..58
    guardrail injection_scan 60..186
  retriever find_care_guides 201..702
    embedding "embeddings text-embedding-3-small" 204..281 in=31 out=0 model=text-embedding-3-small provider=openai
    retriever qdrant.search 290..411
    reranker "rerank rerank-v3.5" 420..695 model=rerank-v3.5 provider=cohere
  llm "chat gpt-4.1" 715..2230 in=1874 out=96 cacheRead=1024 ttft=640 model=gpt-4.1 provider=openai input="My monstera arrived with two broken leaves. Can you replace it, and where is order 5571?" output="Let me look at the order and the photo you sent."
  workflow run_tools 2242..5390
    tool get_order 2243..2580 args="{\\"order\\": 5571}" result="{\\"status\\": \\"delivered\\"}"
      span "GET /orders/5571" 2260..2561
    tool assess_photo 2243..5388 error="Image service timed out after 3000 ms"
    tool get_return_policy 2250..2497
  llm "chat gpt-4.1" 5402..6491 in=2210 out=143 cacheRead=1792 ttft=388 model=gpt-4.1 provider=openai
  agent shipping-agent 6500..9760
    prompt shipping/plan 6502..6506 attr.langfuse.observation.prompt.name=shipping/plan attr.langfuse.observation.prompt.version=4
    llm "chat claude-haiku-4-5" 6512..6660 error="429 Too many requests" model=claude-haiku-4-5 provider=anthropic
    llm "chat claude-haiku-4-5" 7190..8010 in=702 out=121 ttft=301 model=claude-haiku-4-5 provider=anthropic
    tool search_depots 8022..8090
    tool search_depots 8101..8160
    tool search_depots 8172..8249
    tool search_depots 8260..8331
    llm "chat claude-haiku-4-5" 8345..9752 in=1690 out=203 ttft=355 model=claude-haiku-4-5 provider=anthropic
  llm "chat gpt-4.1" 9774..12980 in=3012 out=318 cacheRead=1792 ttft=910 model=gpt-4.1 provider=openai output="We are sending a new plant from the Lyon depot. It arrives on Thursday."
  evaluator groundedness 12992..13530
    llm "chat gpt-4.1-mini" 13001..13520 in=1402 out=38 model=gpt-4.1-mini provider=openai
  guardrail output_checks 13540..13622
  event reply.sent 13623..13623
  workflow after_reply 13630..14118
    span "redis.set session" 13633..13638
    tool notify_customer 13640..13735 result="{\\"error\\": \\"no channel\\"}" attr.gen_ai.tool.status=error handled="no channel for this customer"
    tool open_return 13741..
`,
}

export const oneCall: Sample = {
  text: `
llm "chat gpt-4.1-mini" 0..1840 in=412 out=96 ttft=420 model=gpt-4.1-mini provider=openai input="Name three ferns that like shade." output="Lady fern, Japanese painted fern and hart's-tongue fern."
`,
}

export const failed: Sample = {
  text: `
agent invoice-reader 0..2210 error="Could not read the invoice: the model returned no JSON"
  llm "chat gpt-4.1" 12..1620 in=3120 out=12 ttft=890 model=gpt-4.1 provider=openai
  tool parse_json 1631..1634 error="SyntaxError: Unexpected end of JSON input"
  llm "chat gpt-4.1" 1640..2204 error="context_length_exceeded" model=gpt-4.1 provider=openai
`,
}

export const running: Sample = {
  text: `
agent researcher 0..
  llm "chat claude-sonnet-4-5" 20..2400 in=940 out=210 ttft=610 model=claude-sonnet-4-5 provider=anthropic
  tool web_search 2410..3900
  tool read_page 3910..
  llm "chat claude-sonnet-4-5" 3920..
`,
}

export const manyRoots: Sample = {
  text: `
llm "chat gpt-4.1-mini" 0..900 in=120 out=40 ttft=200 model=gpt-4.1-mini provider=openai
agent planner 1000..4200
  llm "chat gpt-4.1" 1010..2600 in=800 out=90 ttft=500 model=gpt-4.1 provider=openai
  tool book_table 2610..4190
workflow clean-up 4300..4700
  span vacuum 4310..4600
`,
}

export const orphans: Sample = {
  text: `
tool fetch_prices 0..420 orphan
  span "GET /prices" 12..400
llm "chat gpt-4.1" 450..1720 orphan in=640 out=88 ttft=380 model=gpt-4.1 provider=openai
agent summariser 1800..2900
  llm "chat gpt-4.1-mini" 1810..2890 in=310 out=120 ttft=210 model=gpt-4.1-mini provider=openai
`,
}

export const instants: Sample = {
  text: `
workflow import 0..0
  event file.opened 0..0
  event row.skipped 0..0
  tool validate 0..0
`,
}

export const hostile: Sample = {
  text: [
    'agent "<img src=x onerror=alert(1)><script>alert(2)</script>" 0..5200',
    `  llm "${'an endless name that goes on '.repeat(40)}" 10..1200 in=10 out=20 model=gpt-4.1 provider=openai`,
    '  tool "مساعد البحث عن الطلبات المتأخرة" 1210..2000 error="لم يُعثر على الطلب"',
    '  tool "\\u202eevil override\\u202c" 2010..2300',
    '  tool "tabs\\tand\\nlines\\u0000and\\u0007bells" 2310..2600',
    '  llm "👩‍🌾🪴 emoji family 👨‍👩‍👧‍👦🏳️‍🌈" 2610..3900 in=99999999 out=12345678 model=gpt-4.1 provider=openai',
    '  span "" 3910..4000',
    '  tool Z̷̛̮a̸̰͘l̵̘̈g̶̣̍o̷̲͑ 4010..4900 error="<b>bold?</b> & \\"quoted\\" 100% {name}"',
    '  span "%s{{7*7}}" 4910..5190',
  ].join('\n'),
}

/** Traces whose tree is `count` spans large, always the same ones. */
export function huge(count: number): Sample {
  const lines = ['agent batch-run 0..600000']
  let state = 7
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
  const steps = Math.ceil((count - 1) / 5)
  for (let i = 0; i < steps && lines.length < count; i++) {
    const start = (i * 600000) / steps
    const length = 600000 / steps
    lines.push(`  workflow step-${i} ${start}..${start + length}`)
    lines.push(
      `    llm "chat gpt-4.1-mini" ${start}..${start + length * 0.6} in=${100 + Math.floor(random() * 900)} out=40 model=gpt-4.1-mini provider=openai`,
    )
    lines.push(
      `    tool lookup ${start + length * 0.6}..${start + length * 0.8}${random() < 0.01 ? ' error="not found"' : ''}`,
    )
    lines.push(`      span query ${start + length * 0.62}..${start + length * 0.75}`)
    lines.push(`    evaluator check ${start + length * 0.8}..${start + length * 0.95}`)
  }
  return { text: lines.slice(0, count).join('\n') }
}

/** Reads a sample the whole road, as a file would be. */
export async function readSample({ text, service }: Sample, id = 'sample') {
  const request = otlpFromText(text, { service: service ?? 'samples', start: '2026-11-21T10:42:07.120Z' })
  const json = JSON.stringify(request).replace(/"0{31}(.)"/g, '"7c1e94$1ab03d85f2667f0e9d41c2a8b"')
  const { data, content } = await readAll([{ name: 'traces.json', data: json }], { adapter: otlpJson.id })
  return { dataset: new Dataset(id, data), content }
}
