// What the model server answers at each step, and what it charges for it. A scenario marks its prompt with the step:
// `[step chat] …`. Figures differ from step to step, so that a sum shows which call is missing or counted twice.

/**
 * Tokens of a call: `input` holds what was read from and written to the cache, `output` holds the reasoning.
 *
 * @typedef {{ input: number, cacheRead: number, cacheWrite: number, output: number, reasoning: number }} Charge
 */

/** @returns {Charge} */
const charge = (input, cacheRead, cacheWrite, output, reasoning) => ({
  input,
  cacheRead,
  cacheWrite,
  output,
  reasoning,
})

/** @type {{ readonly [label: string]: { answer: string, charge: Charge } }} */
const LINES = {
  chat: { answer: 'A 28 inch wheel takes a 622 mm tyre.', charge: charge(1201, 1024, 0, 41, 16) },
  stream: { answer: 'Helmets can be returned within thirty days.', charge: charge(1302, 0, 256, 53, 0) },
  tools: { answer: 'I cannot look that up.', charge: charge(1407, 1024, 0, 67, 32) },
  'tools-answer': { answer: 'The shop in Lyon is open until seven.', charge: charge(1511, 1152, 0, 29, 0) },
  cut: { answer: 'The battery of this bicycle is removable, and', charge: charge(1613, 0, 0, 71, 0) },
  extra: { answer: 'We deliver on Saturdays, too.', charge: charge(1723, 512, 0, 37, 8) },
}

/** Steps of every scenario, with the prompt that asks for them. */
export const PROMPTS = {
  chat: '[step chat] Which tyre fits a 28 inch wheel?',
  stream: '[step stream] Can I return a helmet?',
  tools: '[step tools] Is the shop in Lyon open, and is the blue saddle in stock there?',
  refused: '[step refused] How long is the warranty?',
  cut: '[step cut] Can the battery be removed?',
  embed: '[step embed] opening hours in Lyon',
  extra: '[step extra] Do you deliver on Saturdays?',
}

/** Tools that the model asks for, together, where they are offered: the second one fails. */
export const TOOL_NAMES = ['opening_hours', 'stock']

export const EMBEDDING_TOKENS = 23
export const ERROR_MESSAGE = 'The warranty desk takes no questions of this kind.'
export const MODEL = 'gpt-4o-mini-2024-07-18'

/** The step that the last prompt of a request asks for, and whether it already brings what the tools answered. */
export function stepOf(body) {
  const text = JSON.stringify(body.messages ?? body.input ?? body.contents ?? '')
  const hasToolResult = /"role":"tool"|"function_call_output"|"tool_result"|"functionResponse"/.test(text)
  const step = [...text.matchAll(/\[step (\w+)\]/g)].at(-1)?.[1] ?? (hasToolResult ? 'tools' : 'extra')
  return step === 'tools' && hasToolResult ? 'tools-answer' : step
}

export const lineOf = (label) => LINES[label] ?? LINES.extra

/** A text in pieces, as a model streams it. */
export const piecesOf = (text) => text.match(/\S+\s*/g) ?? []
