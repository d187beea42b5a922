// Braintrust's logger, pointed at the collector, and its frame around the calls.
import { flush, initLogger, traced } from 'braintrust'

export function startBraintrust() {
  initLogger({ projectName: 'bicycle shop', apiKey: 'none', appUrl: process.env.COLLECTOR_URL })
  const frame = {
    // Awaited inside: a request of OpenAI's client begins when somebody waits for it.
    step: (name, run) => traced(async () => await run(), { name: `answer ${name}` }),
    tool: (name, input, run) => traced(async () => await run(), { name, type: 'tool', event: { input } }),
  }
  return { frame, finish: flush }
}
