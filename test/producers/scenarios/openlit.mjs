import { createRequire } from 'node:module'
import { trace } from '@opentelemetry/api'
import { callOpenAI, clientOptions } from './shared/openai-calls.mjs'
import { otelFrame } from './shared/otel.mjs'

const require = createRequire(import.meta.url)
const Openlit = require('openlit').default
Openlit.init({ applicationName: 'bicycle-shop', otlpEndpoint: process.env.COLLECTOR_URL, pricingJson: {} })
// Required, not imported: the instrumentation is told of modules as they are required.
const { OpenAI } = require('openai')
await callOpenAI(new OpenAI(clientOptions), otelFrame())
await trace.getTracerProvider().getDelegate().forceFlush()
