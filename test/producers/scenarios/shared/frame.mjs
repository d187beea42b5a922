// What an application does around its model calls: one conversation a step, and two tools of which one fails.

// An instrumentation that reads along on a copy of a stream may leave the cut of that copy to nobody.
process.on('unhandledRejection', () => {})

export const PROMPTS = JSON.parse(process.env.PROMPTS)
export const SYSTEM = 'You answer questions of a bicycle shop in one sentence.'
export const TOOLS = {
  opening_hours: { description: 'Opening hours of a shop', run: ({ city }) => `${city}: 9 to 19` },
  stock: {
    description: 'What a shop has in stock',
    run: () => {
      throw new Error('the stock service does not answer')
    },
  },
}
export const PARAMETERS = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }

/** How the application traces itself: nothing, unless a scenario says how. */
export const plainFrame = { step: (_name, run) => run(), tool: (_name, _input, run) => run() }

/** Runs one step to its end; that a step fails is part of the script. */
export async function attempt(run) {
  try {
    return await run()
  } catch {
    return undefined
  }
}

export async function drain(stream) {
  for await (const _ of stream);
}

/** What the tool said, or what went wrong. */
export async function runTool(frame, name, input) {
  try {
    return await frame.tool(name, input, async () => TOOLS[name].run(input))
  } catch (error) {
    return `error: ${error.message}`
  }
}
