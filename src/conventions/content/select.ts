// Whose words are shown, when several dialects speak on one span. By rule only; the order of attributes plays no part.
import type { Message } from '../../model/content.ts'
import type { Exchange, ToolExchange } from './evidence.ts'
import { isPlaceholder, saysSomething } from './placeholder.ts'

/**
 * The exchange to show. Messages that say something go before plain values, those before mere structure; then the
 * better rank,
 * then the dialect's place in `order`. Both sides come from one dialect: a side that the chosen source leaves empty is
 * taken from
 * the next source of the same dialect only, never from another one.
 */
export function selectExchange(exchanges: readonly Exchange[], order: readonly string[]): Exchange | undefined {
  const best = sortSources(exchanges, worthOfExchange, order)
  const chosen = best[0]
  if (chosen === undefined || worthOfExchange(chosen) === WORTHLESS) return undefined
  const own = best.filter(
    (exchange) => exchange.convention === chosen.convention && worthOfExchange(exchange) !== WORTHLESS,
  )
  const asked = hasInput(chosen)
    ? chosen
    : (own.find(hasInput) ?? own.find((exchange) => hasAny(exchange.inputMessages)))
  const answered = hasOutput(chosen)
    ? chosen
    : (own.find(hasOutput) ?? own.find((exchange) => hasAny(exchange.outputMessages)))
  return {
    convention: chosen.convention,
    rank: chosen.rank,
    inputMessages: asked?.inputMessages,
    input: asked?.input,
    outputMessages: answered?.outputMessages,
    output: answered?.output,
    uses: [...new Set([chosen, asked, answered])].flatMap((exchange) => exchange?.uses ?? []),
    isRedacted: exchanges.some((exchange) => exchange.convention === chosen.convention && exchange.isRedacted === true),
  }
}

/** Arguments and result of a tool, by the same rule. */
export function selectTool(tools: readonly ToolExchange[], order: readonly string[]): ToolExchange | undefined {
  const best = sortSources(tools, worthOfTool, order)
  const chosen = best[0]
  if (chosen === undefined) return undefined
  const own = best.filter((tool) => tool.convention === chosen.convention)
  const given = own.find((tool) => tool.arguments !== undefined)
  const answered = own.find((tool) => tool.result !== undefined)
  return {
    convention: chosen.convention,
    rank: chosen.rank,
    arguments: given?.arguments,
    result: answered?.result,
    uses: [...new Set([chosen, given, answered])].flatMap((tool) => tool?.uses ?? []),
    isRedacted: own.some((tool) => tool.isRedacted === true),
  }
}

/** Sources from the best to the worst: by worth, by rank, by the dialect's place; equal ones keep their order. */
export function sortSources<S extends { readonly convention: string; readonly rank: number }>(
  sources: readonly S[],
  worth: (source: S) => number,
  order: readonly string[],
): readonly S[] {
  return [...sources].sort(
    (a, b) => worth(b) - worth(a) || a.rank - b.rank || order.indexOf(a.convention) - order.indexOf(b.convention),
  )
}

const WORTHLESS = 0

function worthOfExchange(exchange: Exchange): number {
  const { inputMessages, outputMessages } = exchange
  const spoken = inputMessages?.filter((message) => message.role !== 'system')
  if (saysSomething(spoken) || saysSomething(outputMessages)) return 3
  if (!isPlaceholder(exchange.input) || !isPlaceholder(exchange.output) || saysSomething(inputMessages)) return 2
  return hasAny(inputMessages) || hasAny(outputMessages) || exchange.isRedacted === true ? 1 : WORTHLESS
}

const hasAny = (messages: readonly Message[] | undefined): boolean => (messages?.length ?? 0) > 0

const hasInput = (exchange: Exchange): boolean =>
  saysSomething(exchange.inputMessages) || !isPlaceholder(exchange.input)
const hasOutput = (exchange: Exchange): boolean =>
  saysSomething(exchange.outputMessages) || !isPlaceholder(exchange.output)

function worthOfTool(tool: ToolExchange): number {
  if (!isPlaceholder(tool.arguments) || !isPlaceholder(tool.result)) return 2
  return tool.arguments !== undefined || tool.result !== undefined ? 1 : 0
}
