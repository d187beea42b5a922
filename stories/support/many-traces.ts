// Invented traces in any number for stories and tests: the same number and seed give the same traces.

/** Support agents, summaries, embedding runs and local models; some fail, are unfinished or carry no usage. */
export function manyTraces(count: number, seed = 7): string {
  const next = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]
  const blocks: string[] = []
  for (let i = 0; i < count; i++) {
    const at = Math.round(i * 24_000 + next() * 9000)
    blocks.push(KINDS[Math.floor(next() * KINDS.length)](at, next, pick))
  }
  return blocks.join('\n\n')
}

type Pick = <T>(list: readonly T[]) => T
type Kind = (at: number, next: () => number, pick: Pick) => string

const QUESTIONS = [
  'Where is my order VL-48213? It was due on Tuesday.',
  'Do you ship e-bikes to Belgium?',
  'My battery arrived without a charger',
  'Can I change the frame size after ordering?',
  'Je voudrais annuler ma commande',
  'Is the helmet CE certified?',
  'Which lock fits the cargo bike?',
  'Please send it to 12 Rue Lepic, 75018 Paris instead, and tell me what that costs.',
]

const supportAgent: Kind = (at, next, pick) => {
  const question = JSON.stringify(pick(QUESTIONS))
  const first = 400 + Math.round(next() * 1800)
  const tool = first + 100 + Math.round(next() * 2400)
  const end = tool + 300 + Math.round(next() ** 3 * 9000)
  const isFailing = next() < 0.08
  const scores = [
    `score=groundedness:${Math.min(1, Math.max(0, 0.68 + (next() + next() + next() - 1.5) * 0.36)).toFixed(3)}`,
    next() < 0.35 ? `score=user_feedback:${next() < 0.86}` : '',
    next() < 0.95 ? `score=resolution:${pick(RESOLUTIONS)}` : '',
  ]
  const user = `user=u-${Math.floor(next() * 900)} session=s-${Math.floor(next() * 400)}`
  const place = `attr.deployment.environment.name=${next() < 0.9 ? 'production' : 'staging'} attr.shop.country=${pick(['fr', 'be', 'de', 'nl'])}`
  return [
    `agent support-agent ${at}..${at + end} input=${question} ${user} ${place} ${scores.filter(Boolean).join(' ')}`,
    `  retriever retrieve_docs ${at + 5}..${at + 180}`,
    `    embedding "embeddings text-embedding-3-large" ${at + 6}..${at + 79} in=${20 + Math.round(next() * 14)} model=text-embedding-3-large provider=openai`,
    `  llm "chat gpt-5" ${at + 200}..${at + first} in=${900 + Math.round(next() * 2400)} cacheRead=512 out=${60 + Math.round(next() * 400)} reasoning=${Math.round(next() * 60)} model=gpt-5 provider=openai ttft=${180 + Math.round(next() * 200)}`,
    `  tool lookup_order ${at + first + 4}..${at + tool}${isFailing ? ' error=timeout' : ''}`,
    isFailing
      ? `  llm "chat claude-haiku-4.5" ${at + tool + 5}..${at + tool + 90} model=claude-haiku-4-5 provider=anthropic error="429 rate limited"`
      : `  llm "chat gpt-4o-mini" ${at + tool + 5}..${at + end - 10} in=${700 + Math.round(next() * 900)} out=${40 + Math.round(next() * 300)} model=gpt-4o-mini provider=openai`,
  ].join('\n')
}

const RESOLUTIONS = [
  'resolved',
  'resolved',
  'resolved',
  'resolved',
  'handed_over',
  'handed_over',
  'unresolved',
  'out_of_scope',
  'abuse',
]

const summary: Kind = (at, next) =>
  `llm ticket-summary ${at}..${at + 600 + Math.round(next() * 900)} in=${500 + Math.round(next() * 400)} out=90 model=gpt-4o-mini provider=openai input="Summarise ticket ${Math.floor(next() * 99999)} as JSON"`

const embedding: Kind = (at, next) =>
  `embedding embed-catalogue ${at}..${at + 300 + Math.round(next() * 700)} in=${9000 + Math.round(next() * 9000)} model=text-embedding-3-large provider=openai`

const local: Kind = (at, next) =>
  `llm "chat local-llama-3" ${at}..${at + 3000 + Math.round(next() * 6000)} model=local-llama-3 input="Classify: brakes squeak when wet"`

const unfinished: Kind = (at, next, pick) =>
  [
    `agent support-agent ${at}.. input=${JSON.stringify(pick(QUESTIONS))}`,
    `  llm "chat gpt-5" ${at + 20}..${at + 900 + Math.round(next() * 900)} in=1200 out=200 model=gpt-5 provider=openai`,
    `  tool refund ${at + 2000}..`,
  ].join('\n')

const KINDS: readonly Kind[] = [
  ...Array<Kind>(12).fill(supportAgent),
  summary,
  summary,
  summary,
  embedding,
  local,
  unfinished,
]

/** Numbers in [0, 1) by a linear congruence. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return (state - 1) / 2147483646
  }
}
