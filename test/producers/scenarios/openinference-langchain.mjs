import { LangChainInstrumentation } from '@arizeai/openinference-instrumentation-langchain'
import * as callbacks from '@langchain/core/callbacks/manager'
import { callLangChain } from './shared/langchain-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const instrumentation = new LangChainInstrumentation()
const { finish } = startOtel({ instrumentations: [instrumentation] })
instrumentation.manuallyInstrument(callbacks)
await callLangChain()
await finish()
