// The word that each format has for a type of span. A type that is not here has none.
import { ownEntry } from '../util/own.ts'

type Words = { readonly [type: string]: string }

/** `openinference.span.kind`. */
const OPENINFERENCE: Words = {
  llm: 'LLM',
  embedding: 'EMBEDDING',
  retriever: 'RETRIEVER',
  reranker: 'RERANKER',
  tool: 'TOOL',
  agent: 'AGENT',
  workflow: 'CHAIN',
  guardrail: 'GUARDRAIL',
  evaluator: 'EVALUATOR',
  prompt: 'PROMPT',
  other: 'UNKNOWN',
}

const LANGFUSE: Words = {
  llm: 'GENERATION',
  embedding: 'EMBEDDING',
  tool: 'TOOL',
  retriever: 'RETRIEVER',
  agent: 'AGENT',
  workflow: 'CHAIN',
  guardrail: 'GUARDRAIL',
  evaluator: 'EVALUATOR',
  event: 'EVENT',
  other: 'SPAN',
}

/** Run types. */
const LANGSMITH: Words = {
  llm: 'llm',
  embedding: 'embedding',
  tool: 'tool',
  retriever: 'retriever',
  prompt: 'prompt',
  workflow: 'chain',
}

const WORDS = { phoenix: OPENINFERENCE, langfuse: LANGFUSE, langsmith: LANGSMITH }

export const hasWordFor = (format: keyof typeof WORDS, type: string): boolean => Object.hasOwn(WORDS[format], type)

export const openInferenceKind = (type: string): string => ownEntry(OPENINFERENCE, type) ?? 'UNKNOWN'

/** A plain span with a model or tokens is taken for a model call: what is none goes out as what it is like, or as a chain. */
export function langfuseType(type: string, hasModelOrUsage: boolean): string {
  if (type === 'reranker') return 'RETRIEVER'
  const word = ownEntry(LANGFUSE, type) ?? 'SPAN'
  return word === 'SPAN' && hasModelOrUsage ? 'CHAIN' : word
}

export const langSmithType = (type: string): string => ownEntry(LANGSMITH, type) ?? 'chain'
