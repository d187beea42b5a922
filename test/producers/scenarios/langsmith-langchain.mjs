// LangChain traces itself to LangSmith where the environment says so.
import { awaitAllCallbacks } from '@langchain/core/callbacks/promises'
import { callLangChain } from './shared/langchain-calls.mjs'

await callLangChain()
await awaitAllCallbacks()
