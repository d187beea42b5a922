// What each producer records. Calls, tokens and errors follow from the model server's log; the number of traces, spans and
// roots from what the scenario does. What a producer loses stands here in words, and is left out of the expected figures.

/**
 * @typedef {object} Expectation
 * @property {number | null} traces null: the source has no trace ids
 * @property {number} spans
 * @property {number} roots
 * @property {number} [orphans]
 * @property {number} [wrappersInError] spans around a failed call or tool that are in error with it
 * @property {number} [cost] in USD, where the producer works one out
 * @property {number} [toolCalls] where it is not how often the model asked for a tool
 * @property {readonly import('./figures.mjs').Loss[]} [losses]
 */

/** @returns {import('./figures.mjs').Loss} */
const lost = (call, loses, because) => ({ call, loses, because })

const cutIsNoSpan = lost('cut', 'call', 'the span of a stream that breaks off is never ended')
const cutIsNoError = lost('cut', 'error', 'a stream that breaks off is recorded as one that ended well')
const failureIsNoSpan = lost('refused', 'call', 'the span of a call that fails is never ended')
const noEmbeddings = lost('embed', 'call', 'embeddings are not instrumented')
const noEmbeddingUsage = lost('embed', 'usage', 'embeddings are recorded without usage')
const noCacheRead = (call) => lost(call, 'cacheRead', 'cached tokens are not recorded')
const noReasoning = (call) => lost(call, 'reasoning', 'reasoning tokens are not recorded')

// Nine steps, ten calls, two tools; five steps, six calls, two tools.
const openaiScript = { traces: 9, spans: 21, roots: 9 }
const shortScript = { traces: 5, spans: 13, roots: 5 }

/** @type {{ readonly [producer: string]: Expectation }} */
export const EXPECTATIONS = {
  'otel-openai': { ...openaiScript, spans: 20, losses: [cutIsNoSpan, noCacheRead('*'), noReasoning('*')] },
  'openllmetry-openai': {
    ...openaiScript,
    spans: 17,
    losses: [
      cutIsNoSpan,
      failureIsNoSpan,
      noEmbeddings,
      lost('stream', 'usage', 'the usage of a stream is not read'),
      noCacheRead('*'),
      noReasoning('*'),
    ],
  },
  // Each call is recorded twice: the SDK writes a span of its own beneath the instrumentation's.
  'openllmetry-anthropic': { ...shortScript, spans: 19, wrappersInError: 2 },
  'openllmetry-langchain': {
    // Each span is a root in a trace of its own.
    traces: 13,
    spans: 13,
    roots: 13,
    wrappersInError: 2,
    losses: [noEmbeddings, noCacheRead('*'), noReasoning('*')],
  },
  'openinference-openai': {
    ...openaiScript,
    spans: 18,
    losses: [
      cutIsNoSpan,
      failureIsNoSpan,
      lost('chat/stream', 'usage', 'the usage of a chat stream is not read'),
      noEmbeddingUsage,
    ],
  },
  // The SDK's own spans again; of the stream that breaks off that is the only one, and it names a parent that never ends.
  'openinference-anthropic': { ...shortScript, spans: 18, orphans: 1, wrappersInError: 1 },
  'openinference-langchain': { ...shortScript, wrappersInError: 2, losses: [noEmbeddings] },
  'anthropic-sdk': shortScript,
  // The tool that fails ends the conversation: there is no second request.
  'ai-4': { traces: 5, spans: 12, roots: 5, wrappersInError: 2, losses: [cutIsNoSpan] },
  'ai-5': {
    traces: 7,
    spans: 17,
    roots: 7,
    wrappersInError: 1,
    losses: [cutIsNoSpan, noCacheRead('*'), noReasoning('*')],
  },
  'ai-6': { traces: 7, spans: 17, roots: 7, wrappersInError: 1, losses: [cutIsNoSpan] },
  'ai-6-anthropic': { traces: 4, spans: 11, roots: 4, wrappersInError: 1, losses: [cutIsNoSpan] },
  'ai-6-google': { traces: 4, spans: 11, roots: 4, wrappersInError: 1, losses: [cutIsNoSpan] },
  'ai-7': { traces: 8, spans: 27, roots: 8, wrappersInError: 4, losses: [noReasoning('*')] },
  openlit: { ...openaiScript, losses: [noReasoning('chat/*')] },
  genkit: { traces: 6, spans: 13, roots: 6, wrappersInError: 3, losses: [noEmbeddingUsage] },
  // Generations and spans hang on trace records, which are no spans. Spans of tools bear no type.
  'langfuse-3': { traces: 9, spans: 11, roots: 11, toolCalls: 0, losses: [cutIsNoSpan, noEmbeddingUsage] },
  'langfuse-otel': { ...openaiScript, spans: 20, losses: [cutIsNoSpan, noEmbeddingUsage] },
  'langsmith-openai': { ...openaiScript, spans: 20, losses: [noEmbeddings] },
  'langsmith-langchain': { ...shortScript, wrappersInError: 2, losses: [noEmbeddings] },
  'braintrust-openai': openaiScript,
  'braintrust-anthropic': {
    ...shortScript,
    losses: [lost('cut', 'usage', 'what a stream told of its input is left out when it breaks off')],
  },
  // Spans hang on trace records, which are no spans. Of responses, prompt and completion tokens are written the wrong way
  // round; `original_usage` beside them is right.
  'opik-openai': { traces: 9, spans: 11, roots: 11, losses: [cutIsNoSpan] },
  // Task, agent and turn around each call; two turns where tools run.
  'openai-agents': {
    traces: 7,
    spans: 32,
    roots: 7,
    wrappersInError: 6,
    losses: [lost('*', 'reasoning', 'usage stands on the turns only, which tell no reasoning tokens')],
  },
  // Operations of tools bear no type.
  'weave-openai': {
    ...openaiScript,
    spans: 20,
    toolCalls: 0,
    losses: [
      noEmbeddings,
      cutIsNoError,
      lost(
        ['responses/refused', 'responses/stream'],
        'type',
        'the operation is named "create": without an answer of the API nothing says that it is a model call',
      ),
    ],
  },
  'py-otel-openai': {
    ...openaiScript,
    spans: 18,
    losses: [
      lost('responses/*', 'call', 'responses are instrumented in its experimental mode only'),
      noCacheRead('*'),
      noReasoning('*'),
    ],
  },
  'py-openllmetry-openai': { ...openaiScript, losses: [cutIsNoError] },
  'py-openinference-openai': openaiScript,
  // A stream is a call that ends when its first words come, and a record without duration that tells the rest.
  'py-logfire-openai': { ...openaiScript, spans: 24, losses: [cutIsNoError] },
  'py-strands': { traces: 4, spans: 16, roots: 4, wrappersInError: 4, losses: [noReasoning('*')] },
  // Each call is two spans: the call, and beneath it the provider's own request and answer; the failed ones are one.
  'py-litellm': {
    traces: 6,
    spans: 10,
    roots: 6,
    cost: 0.00068715,
    losses: [
      lost('tools', 'tools', 'tools are the application’s, which writes no spans here'),
      lost('embed', 'call', 'embeddings are not recorded'),
      lost('*', 'cacheRead', 'cached tokens are written as a text of Python, not as a figure'),
      lost('*', 'reasoning', 'reasoning tokens are written as a text of Python, not as a figure'),
    ],
  },
  'py-openinference-google': shortScript,
  'py-langsmith-openai': { ...openaiScript, spans: 20, losses: [noEmbeddings] },
  'py-openai-agents': { traces: 7, spans: 32, roots: 7, wrappersInError: 2 },
  'py-braintrust': {
    ...openaiScript,
    losses: [lost(['refused', 'cut'], 'error', 'the error of a call that fails is left out')],
  },
  'py-opik': { ...openaiScript, spans: 20, losses: [noEmbeddings] },
  // Beside the calls a span that makes a request ready, and a second one for the embedding.
  'py-llamaindex': { traces: 6, spans: 17, roots: 6, losses: [noEmbeddingUsage] },
  'py-mlflow': { ...openaiScript, losses: [noReasoning('*'), noEmbeddingUsage] },
  'py-langfuse-openai': { ...openaiScript, losses: [cutIsNoError] },
  // The tool that fails ends the conversation: there is no second request.
  'py-pydantic-ai': { traces: 4, spans: 10, roots: 4, wrappersInError: 2, cost: 0.0005295, losses: [cutIsNoSpan] },
  'py-smolagents': { traces: 3, spans: 12, roots: 3, wrappersInError: 2, losses: [noCacheRead('*'), noReasoning('*')] },
  'py-agno': { ...shortScript, wrappersInError: 1, losses: [noReasoning('*')] },
}
