// Plain input and output of a span (one JSON value or text each), read as what the span's kind makes of them:
// messages of a model call, arguments and result of a tool, query and documents of a search, texts to embed.
import { embeddingTexts, queryText, toolArguments, toolResult, unwrapArguments } from './arguments.ts'
import { readDocuments } from './documents.ts'
import { type Evidence, type Exchange, RANK, TOOL_RANK } from './evidence.ts'
import { readExchange } from './exchange-values.ts'
import { decode, isObject, member, textOf } from './json.ts'
import { isNothing, isRedaction } from './placeholder.ts'
import type { Reading } from './reading.ts'

export interface ValuePair {
  readonly convention: string
  /** Rank on a model call; elsewhere plain values are what the span is about and rank as explicit. */
  readonly rank: number
  readonly toolRank?: number
  readonly input?: unknown
  readonly output?: unknown
  /** The source says that the side is text: it is not parsed, whatever it looks like. */
  readonly isInputText?: boolean
  readonly isOutputText?: boolean
  readonly uses?: Exchange['uses']
}

/**
 * Reads both sides; undefined when neither is on the span. JSON text is parsed, text that does not parse stays text.
 */
export function readValues(reading: Reading, pair: ValuePair): Evidence | undefined {
  if (pair.input === undefined && pair.output === undefined) return undefined
  const isRedacted = isRedaction(pair.input) || isRedaction(pair.output)
  const rank = reading.kind === 'llm' || pair.rank < RANK.values ? pair.rank : RANK.explicit
  const source = { convention: pair.convention, rank, uses: pair.uses, isRedacted }
  const input = isNothing(pair.input) ? undefined : pair.isInputText ? pair.input : unwrapArguments(decode(pair.input))
  const output = isNothing(pair.output) ? undefined : pair.isOutputText ? pair.output : decode(pair.output)
  switch (reading.kind) {
    case 'tool':
      return {
        tools: [
          {
            ...source,
            rank: pair.toolRank ?? (pair.rank === RANK.explicit ? TOOL_RANK.explicit : TOOL_RANK.values),
            arguments: toolArguments(input),
            result: toolResult(output),
          },
        ],
      }
    case 'embedding': {
      const texts = embeddingTexts(input)
      return texts === undefined ? { exchanges: [{ ...source, input }] } : { embeddings: [{ ...source, texts }] }
    }
    case 'retriever':
    case 'reranker': {
      const query = queryText(input)
      const documents = output === undefined ? undefined : readDocuments(output)
      const inputDocuments =
        reading.kind === 'reranker' && isObject(input) ? readDocuments(member(input, 'documents')) : undefined
      const rest = {
        ...source,
        input: query === undefined ? input : undefined,
        output: documents === undefined ? output : undefined,
      }
      return { retrievals: [{ ...source, rank: pair.rank, query, documents, inputDocuments }], exchanges: [rest] }
    }
    default:
      return readExchange(reading.kind === 'llm', source, { input, output, outputText: textOf(pair.output) })
  }
}
