import * as callbacks from '@langchain/core/callbacks/manager'
import { LangChainInstrumentation } from '@traceloop/instrumentation-langchain'
import { callLangChain } from './shared/langchain-calls.mjs'
import { startOtel } from './shared/otel.mjs'

const instrumentation = new LangChainInstrumentation()
const { finish } = startOtel({ instrumentations: [instrumentation] })
instrumentation.manuallyInstrument({ callbackManagerModule: callbacks })
await callLangChain()
await finish()
