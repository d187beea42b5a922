// Finding traces by words: every word must stand somewhere in what is known of the trace.
import type { TraceSummary } from './trace-summary.ts'

/** The words of a query, in lower case. */
export const searchWords = (query: string): string[] => query.toLowerCase().split(/\s+/).filter(Boolean)

const texts = new WeakMap<TraceSummary, string>()

/** Whether each word stands in the trace's facts or in `preview`, what was asked; upper and lower case are one. */
export function matchesWords(summary: TraceSummary, words: readonly string[], preview = ''): boolean {
  if (words.length === 0) return true
  const facts = factsText(summary)
  const asked = preview.toLowerCase()
  return words.every((word) => facts.includes(word) || asked.includes(word))
}

function factsText(summary: TraceSummary): string {
  let text = texts.get(summary)
  if (text === undefined) {
    const { name, traceId, observationType, models, sessionId, userId, environment, version, tags, scores } = summary
    const scoreTexts = scores.map((score) => `${score.name} ${score.value}`)
    text = [name, traceId, observationType, ...models, sessionId, userId, environment, version, ...tags, ...scoreTexts]
      .filter((part) => part !== undefined)
      .join('\n')
      .toLowerCase()
    texts.set(summary, text)
  }
  return text
}
