// The built-in samples, each one click away. Written by make.mjs.

export interface Sample {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly fileName: string
  readonly url: string
  /** A little picture: bars as left, width (percent), lane and type. */
  readonly bars: readonly (readonly [left: number, width: number, lane: 0 | 1 | 2, type: string])[]
}

export const SAMPLES: readonly Sample[] = [
  {
    id: 'support-agent',
    title: 'Support agent',
    text: 'A busy morning: tools, one timeout, retries, scores',
    fileName: 'support-agent.otlp.jsonl',
    url: new URL('./support-agent.otlp.jsonl', import.meta.url).href,
    bars: [
      [0, 100, 0, 'agent'],
      [2, 6, 1, 'retriever'],
      [8, 18, 1, 'llm'],
      [26, 30, 1, 'tool'],
      [26, 8, 2, 'tool'],
      [57, 12, 1, 'llm'],
      [70, 26, 1, 'llm'],
      [97, 3, 1, 'guardrail'],
    ],
  },
  {
    id: 'mixed-dialects',
    title: 'Three dialects',
    text: 'OpenInference, Vercel AI SDK and Langfuse in one file',
    fileName: 'mixed-dialects.otlp.jsonl',
    url: new URL('./mixed-dialects.otlp.jsonl', import.meta.url).href,
    bars: [
      [0, 100, 0, 'workflow'],
      [1, 14, 1, 'retriever'],
      [16, 9, 1, 'embedding'],
      [26, 74, 1, 'llm'],
      [0, 40, 2, 'llm'],
      [41, 12, 2, 'tool'],
      [54, 40, 2, 'llm'],
    ],
  },
]

export async function loadSample({ url, fileName }: Sample): Promise<File> {
  const response = await fetch(url)
  return new File([await response.blob()], fileName)
}
