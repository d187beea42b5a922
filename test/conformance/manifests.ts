// The real files beside the project, and what each truly holds. Read in place; absent elsewhere.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const SHARED = new URL('../../../shared', import.meta.url).pathname
export const hasShared = existsSync(join(SHARED, 'corpus', 'MANIFEST.json'))

type Expectation = number | null | { readonly any: readonly (number | null)[] }

export interface Case {
  readonly name: string
  readonly files: readonly string[]
  readonly expected: { readonly [figure: string]: Expectation | undefined }
  /** What the model server itself counted. */
  readonly truth?: { readonly [figure: string]: Expectation }
  readonly notes: readonly string[]
}

interface CorpusEntry {
  readonly file: string
  readonly format: string
  readonly expected: { readonly [figure: string]: Expectation }
}

/** Envelopes of the corpus that are read today. */
const FORMATS = new Set([
  'otlp',
  'otlp-span',
  'tempo',
  'langfuse-trace',
  'jaeger',
  'zipkin-v2',
  'datadog-apm',
  'inspect-eval-log',
  'otel-sdk-spans',
  'readable-spans',
  'attributes-only',
  'cloudwatch-otel',
  'trail',
  'phoenix-dataframe',
  'langsmith-post-patch',
  'braintrust-log',
])

export function corpusCases(): Case[] {
  const entries = JSON.parse(readFileSync(join(SHARED, 'corpus', 'MANIFEST.json'), 'utf8')) as CorpusEntry[]
  return entries
    .filter(({ format }) => FORMATS.has(format))
    .map(({ file, expected }) => ({
      name: file,
      files: [join(SHARED, 'corpus', file)],
      expected: {
        traces: expected.traces,
        spans: expected.spans,
        roots: expected.roots,
        modelCalls: expected.llm_calls,
        toolCalls: expected.tool_calls,
        errors: expected.errors,
        inputTokens: expected.total_input_tokens,
        outputTokens: expected.total_output_tokens,
      },
      notes: [],
    }))
}

interface CaptureEntry {
  readonly file: string
  readonly other_files: readonly string[]
  readonly recorded: { readonly [figure: string]: Expectation }
  readonly recorded_notes: readonly string[]
  readonly ground_truth: { readonly [figure: string]: Expectation }
  readonly counts: { readonly format: string; readonly score_records?: number }
}

const PRODUCERS = [
  'anthropic-sdk',
  'langfuse-3',
  'langfuse-otel',
  'langsmith',
  'openllmetry',
  'openllmetry-langchain',
  'otel-openai',
  'vercel-ai-4',
  'vercel-ai-5',
  'vercel-ai-7',
]

/** Captures: OTLP, and requests to other endpoints (`.http.jsonl`), which hold runs, scores and feedback. */
export function captureCases(): Case[] {
  return PRODUCERS.flatMap((producer) => {
    const path = join(SHARED, 'captures', producer, 'MANIFEST.json')
    if (!existsSync(path)) return []
    return (JSON.parse(readFileSync(path, 'utf8')) as CaptureEntry[]).map((entry) => ({
      name: `${producer}/${entry.file}`,
      files: [entry.file, ...entry.other_files].map((file) => join(SHARED, 'captures', producer, file)),
      expected: {
        traces: entry.recorded.traces,
        spans: entry.recorded.spans,
        roots: entry.recorded.roots,
        orphans: entry.recorded.orphans,
        modelCalls: entry.recorded.llm_calls,
        toolCalls: entry.recorded.tool_calls,
        errors: entry.recorded.errors,
        inputTokens: entry.recorded.input,
        outputTokens: entry.recorded.output,
        cacheRead: entry.recorded.cache_read,
        reasoning: entry.recorded.reasoning,
        scores: entry.counts.score_records,
      },
      truth: {
        inputTokens: entry.ground_truth.input_tokens_total,
        outputTokens: entry.ground_truth.output_tokens_total,
      },
      notes: entry.recorded_notes,
    }))
  })
}

/** True when a figure is one of the honest readings. */
export const agrees = (expected: Expectation, actual: number | null): boolean =>
  typeof expected === 'object' && expected !== null ? expected.any.includes(actual) : expected === actual
