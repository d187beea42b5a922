// The SDK writes spans of its own wherever an application has set OpenTelemetry up.
import Anthropic from '@anthropic-ai/sdk'
import { callAnthropic } from './shared/anthropic-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const { frame, finish } = startOtel()
await callAnthropic(new Anthropic({ maxRetries: 0 }), frame)
await finish()
