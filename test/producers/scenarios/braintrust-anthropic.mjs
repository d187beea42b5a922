import Anthropic from '@anthropic-ai/sdk'
import { wrapAnthropic } from 'braintrust'
import { callAnthropic } from './shared/anthropic-calls.mjs'
import { startBraintrust } from './shared/braintrust.mjs'

const { frame, finish } = startBraintrust()
await callAnthropic(wrapAnthropic(new Anthropic({ maxRetries: 0 })), frame)
await finish()
