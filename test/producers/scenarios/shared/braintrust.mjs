// Braintrust's logger, pointed at the collector, and its frame around the calls.
import { flush, initLogger, traced } from 'braintrust'

export function startBraintrust() {
  initLogger({ projectName: 'bicycle shop', apiKey: 'none', appUrl: process.env.COLLECTOR_URL })
  const frame = {
    step: (name, run) => traced(() => run(), { name: `answer ${name}` }),
    tool: (name, input, run) => traced(() => run(), { name, type: 'tool', event: { input } }),
  }
  return { frame, finish: flush }
}
