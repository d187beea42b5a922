// The producers, a line each: what is installed, at which version. A scenario of the same name says what is done with it.

const OPENAI = { openai: '6.49.0' }
const ANTHROPIC = { '@anthropic-ai/sdk': '0.137.0' }
const LANGCHAIN = { '@langchain/core': '1.2.18', '@langchain/openai': '1.5.0' }
const OTEL_PYTHON = { 'opentelemetry-sdk': '1.45.2', 'opentelemetry-exporter-otlp-proto-http': '1.45.2' }
const OPENAI_PYTHON = { openai: '2.54.0' }
const OTEL = { '@opentelemetry/api': '1.9.0', '@opentelemetry/sdk-node': '0.222.0' }

const langsmith = (url) => ({ LANGSMITH_ENDPOINT: url, LANGSMITH_API_KEY: 'none', LANGSMITH_TRACING: 'true' })
const langfuse = (url) => ({
  LANGFUSE_BASE_URL: url,
  LANGFUSE_HOST: url,
  LANGFUSE_PUBLIC_KEY: 'pk',
  LANGFUSE_SECRET_KEY: 'sk',
})
const opik = (url) => ({
  OPIK_URL_OVERRIDE: url,
  OPIK_PROJECT_NAME: 'bicycle shop',
  OPIK_SENTRY_ENABLE: 'false',
  OPIK_ANALYTICS_ENABLE: 'false',
})
const mlflow = (url) => ({
  MLFLOW_EXPERIMENT_ID: '1',
  MLFLOW_TRACKING_URI: url,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/v1/traces`,
  MLFLOW_DISABLE_TELEMETRY: 'true',
})
const weave = (url) => ({ WF_TRACE_SERVER_URL: url, WANDB_API_KEY: 'n'.repeat(40) })

/**
 * @typedef {object} Producer
 * @property {string} id
 * @property {string} [scenario] default: its id
 * @property {'node' | 'python'} [language] default: node
 * @property {{ readonly [name: string]: string }} packages name and pinned version
 * @property {boolean} [keepsMajor] the newest versions are those of the pinned major: the next one is a producer of its own
 * @property {number} [node] oldest Node that its packages run on, where that is newer than ours
 * @property {(collectorUrl: string) => { [name: string]: string }} [env] what it needs in its environment
 */

/** @type {readonly Producer[]} */
// biome-ignore format: a producer a line
export const PRODUCERS = [
  { id: 'otel-openai', packages: { ...OTEL, ...OPENAI, '@opentelemetry/instrumentation-openai': '0.20.0' } },
  { id: 'openllmetry-openai', packages: { ...OTEL, ...OPENAI, '@traceloop/instrumentation-openai': '0.27.0' } },
  { id: 'openllmetry-anthropic', packages: { ...OTEL, ...ANTHROPIC, '@traceloop/instrumentation-anthropic': '0.27.0' } },
  { id: 'openllmetry-langchain', packages: { ...OTEL, ...LANGCHAIN, '@traceloop/instrumentation-langchain': '0.27.0' } },
  { id: 'openinference-openai', packages: { ...OTEL, ...OPENAI, '@arizeai/openinference-instrumentation-openai': '4.2.7' } },
  { id: 'openinference-anthropic', packages: { ...OTEL, ...ANTHROPIC, '@arizeai/openinference-instrumentation-anthropic': '0.2.8' } },
  { id: 'openinference-langchain', packages: { ...OTEL, ...LANGCHAIN, '@arizeai/openinference-instrumentation-langchain': '4.1.1' } },
  { id: 'anthropic-sdk', packages: { ...OTEL, ...ANTHROPIC } },
  { id: 'ai-4', keepsMajor: true, packages: { ...OTEL, ai: '4.3.19', '@ai-sdk/openai': '1.3.24', zod: '3.25.76' } },
  { id: 'ai-5', keepsMajor: true, packages: { ...OTEL, ai: '5.0.277', '@ai-sdk/openai': '2.0.131', zod: '4.1.12' } },
  { id: 'ai-6', keepsMajor: true, packages: { ...OTEL, ai: '6.0.326', '@ai-sdk/openai': '3.0.141', zod: '4.1.12' } },
  { id: 'ai-6-anthropic', keepsMajor: true, packages: { ...OTEL, ai: '6.0.326', '@ai-sdk/anthropic': '3.0.137', zod: '4.1.12' } },
  { id: 'ai-6-google', keepsMajor: true, packages: { ...OTEL, ai: '6.0.326', '@ai-sdk/google': '3.0.141', zod: '4.1.12' } },
  { id: 'ai-7', packages: { ...OTEL, ai: '7.0.173', '@ai-sdk/otel': '1.0.173', '@ai-sdk/openai': '4.0.118', zod: '4.1.12' } },
  { id: 'langfuse-3', packages: { ...OPENAI, langfuse: '3.39.2' } },
  { id: 'langfuse-otel', packages: { ...OTEL, ...OPENAI, '@langfuse/otel': '5.11.1', '@langfuse/tracing': '5.11.1', '@langfuse/openai': '5.11.1' } },
  { id: 'langsmith-openai', packages: { ...OPENAI, langsmith: '0.12.0' }, env: langsmith },
  { id: 'langsmith-langchain', packages: { ...LANGCHAIN, langsmith: '0.12.0' }, env: langsmith },
  { id: 'braintrust-openai', packages: { ...OPENAI, braintrust: '3.35.0', zod: '4.1.12' } },
  { id: 'braintrust-anthropic', packages: { ...ANTHROPIC, braintrust: '3.35.0', zod: '4.1.12' } },
  { id: 'opik-openai', packages: { ...OPENAI, opik: '2.0.40', 'opik-openai': '1.11.14', zod: '4.1.12' } },
  { id: 'openai-agents', packages: { ...OPENAI, '@openai/agents': '0.20.0', zod: '4.1.12' } },
  { id: 'weave-openai', packages: { ...OPENAI, weave: '0.11.1' }, env: weave },
  { id: 'openlit', packages: { ...OTEL, ...OPENAI, openlit: '1.15.0' } },
  { id: 'genkit', packages: { ...OTEL, genkit: '1.42.0', '@genkit-ai/compat-oai': '1.42.0' } },
  { id: 'py-otel-openai', language: 'python', packages: { ...OTEL_PYTHON, ...OPENAI_PYTHON, 'opentelemetry-instrumentation-openai-v2': '2.4b0', 'opentelemetry-util-genai': '0.4b0' } },
  { id: 'py-openllmetry-openai', language: 'python', packages: { ...OTEL_PYTHON, ...OPENAI_PYTHON, 'opentelemetry-instrumentation-openai': '0.62.4' } },
  { id: 'py-openinference-openai', language: 'python', packages: { ...OTEL_PYTHON, ...OPENAI_PYTHON, 'openinference-instrumentation-openai': '0.1.66' } },
  { id: 'py-logfire-openai', language: 'python', packages: { ...OPENAI_PYTHON, logfire: '4.41.0' } },
  { id: 'py-mlflow', language: 'python', packages: { ...OTEL_PYTHON, ...OPENAI_PYTHON, 'mlflow-skinny': '3.17.2', pandas: '2.3.3' }, env: mlflow },
  { id: 'py-langfuse-openai', language: 'python', packages: { ...OPENAI_PYTHON, langfuse: '5.0.4' }, env: langfuse },
  { id: 'py-langsmith-openai', language: 'python', packages: { ...OPENAI_PYTHON, langsmith: '0.15.0' }, env: langsmith },
  { id: 'py-braintrust', language: 'python', packages: { ...OPENAI_PYTHON, braintrust: '0.40.0' } },
  { id: 'py-opik', language: 'python', packages: { ...OPENAI_PYTHON, opik: '2.2.122' }, env: opik },
  { id: 'py-pydantic-ai', language: 'python', packages: { ...OTEL_PYTHON, 'pydantic-ai-slim[openai]': '2.68.0' } },
  { id: 'py-openai-agents', language: 'python', packages: { 'openai-agents': '0.24.0' } },
  { id: 'py-smolagents', language: 'python', packages: { ...OTEL_PYTHON, 'smolagents[openai]': '1.26.0', 'openinference-instrumentation-smolagents': '0.1.43' } },
  { id: 'py-strands', language: 'python', packages: { 'strands-agents[openai,otel]': '1.62.0' } },
  { id: 'py-openinference-google', language: 'python', packages: { ...OTEL_PYTHON, 'google-genai': '3.4.0', 'openinference-instrumentation-google-genai': '1.4.14' } },
  { id: 'py-litellm', language: 'python', packages: { ...OTEL_PYTHON, litellm: '1.100.0' }, env: () => ({ LITELLM_LOCAL_MODEL_COST_MAP: 'True' }) },
  { id: 'py-llamaindex', language: 'python', packages: { ...OTEL_PYTHON, 'llama-index-core': '0.14.25', 'llama-index-llms-openai': '0.8.3', 'llama-index-embeddings-openai': '0.7.0', 'openinference-instrumentation-llama-index': '4.6.1' } },
  { id: 'py-agno', language: 'python', packages: { ...OTEL_PYTHON, ...OPENAI_PYTHON, agno: '3.1.10', 'openinference-instrumentation-agno': '1.0.15' } },
]
