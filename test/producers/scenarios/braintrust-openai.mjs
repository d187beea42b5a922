import { wrapOpenAI } from 'braintrust'
import OpenAI from 'openai'
import { startBraintrust } from './shared/braintrust.mjs'
import { callOpenAI, clientOptions } from './shared/openai-calls.mjs'

const { frame, finish } = startBraintrust()
await callOpenAI(wrapOpenAI(new OpenAI(clientOptions)), frame)
await finish()
