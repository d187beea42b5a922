// OpenTelemetry's Node SDK, exporting as the environment says, with the spans that an application writes itself.
import { SpanStatusCode, trace } from '@opentelemetry/api'
import { NodeSDK } from '@opentelemetry/sdk-node'

/**
 * @param {object} [options] options of the SDK
 * @returns {{ frame: import('./frame.mjs').plainFrame, finish: () => Promise<void> }}
 */
export function startOtel(options) {
  const sdk = new NodeSDK({ autoDetectResources: false, ...options })
  sdk.start()
  return { frame: otelFrame(), finish: () => sdk.shutdown() }
}

export function otelFrame() {
  const tracer = trace.getTracer('bicycle-shop')
  const inSpan = (name, attributes, run) =>
    tracer.startActiveSpan(name, { attributes }, async (span) => {
      try {
        return await run()
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: error.message })
        throw error
      } finally {
        span.end()
      }
    })
  return {
    step: (name, run) => inSpan(`answer ${name}`, {}, run),
    tool: (name, input, run) =>
      inSpan(
        `execute_tool ${name}`,
        {
          'gen_ai.operation.name': 'execute_tool',
          'gen_ai.tool.name': name,
          'gen_ai.tool.call.arguments': JSON.stringify(input),
        },
        run,
      ),
  }
}
