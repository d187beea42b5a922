// Vercel AI SDK, the `ai.*` dialect of versions 3 to 7. The GenAI dialect of version 7 is OTel's and read there.
// Source: vercel/ai, telemetry of generate-text, generate-object, embed, rerank at the tags of each major version.
import type { Message, Part, RetrievedDocument } from '../../../model/content.ts'
import { toolEvidence } from '../arguments.ts'
import { readDocument } from '../documents.ts'
import { type Dialect, type Evidence, joinEvidence, RANK } from '../evidence.ts'
import {
  compact,
  decode,
  decodeStructure,
  isObject,
  type JsonObject,
  listOf,
  numberOf,
  stringify,
  textOf,
} from '../json.ts'
import { readConversation } from '../messages/conversation.ts'
import { mediaPart, mimeTypeOf } from '../messages/media.ts'
import { readDeclaredMessages } from '../messages/message-list.ts'
import { readParts } from '../messages/parts.ts'
import { readToolCalls } from '../messages/tools.ts'
import { isPlaceholder, isRedaction } from '../placeholder.ts'
import type { Reading } from '../reading.ts'
import { readToolDefinitions } from '../tool-definitions.ts'

const ID = 'vercel-ai'

export const vercelAi: Dialect = {
  id: ID,
  read: (reading) =>
    reading.hasPrefix('ai.')
      ? joinEvidence(
          readText(reading),
          readTool(reading),
          readEmbedding(reading),
          readRanking(reading),
          readTools(reading),
        )
      : readRenamed(reading),
}

/** The provider call has `ai.prompt.messages`; the wrapper around all steps has `ai.prompt` as the caller gave it. */
function readText(reading: Reading): Evidence | undefined {
  const sent = reading.get('ai.prompt.messages')
  const given = reading.get('ai.prompt')
  const outputMessages = readResponse(
    reading.get,
    'ai.response.',
    'ai.result.',
    reading.text('ai.response.finishReason', 'ai.finishReason'),
  )
  if (sent === undefined && given === undefined && outputMessages === undefined) return undefined
  const object = decodeStructure(reading.first('ai.response.object', 'ai.result.object'))
  const output = isObject(object) || Array.isArray(object) ? object : undefined
  const isRedacted = [sent, given, reading.get('ai.response.text')].some(isRedaction)
  if (sent === undefined) {
    const conversation = readConversation(given, 'input')
    const input = conversation === undefined && !isPlaceholder(given) ? decode(given) : undefined
    return {
      exchanges: [
        {
          convention: ID,
          rank: RANK.values,
          inputMessages: conversation?.messages,
          input,
          outputMessages,
          output,
          isRedacted,
        },
      ],
    }
  }
  return {
    exchanges: [
      {
        convention: ID,
        rank: RANK.aiSdk,
        inputMessages: readDeclaredMessages(sent, 'user'),
        outputMessages,
        output,
        isRedacted,
      },
    ],
  }
}

/** All that the answer consists of, in one message: reasoning, text, object, files, tool calls. */
function readResponse(
  get: (key: string) => unknown,
  prefix: string,
  oldPrefix: string,
  finishReason: string | undefined,
): readonly Message[] | undefined {
  const value = (name: string) => get(prefix + name) ?? get(oldPrefix + name)
  const parts: Part[] = []
  const reasoning = textOf(value('reasoning'))
  if (reasoning !== undefined) parts.push({ type: 'reasoning', text: reasoning })
  const text = value('text')
  if (typeof text === 'string') parts.push(...readParts(text))
  const object = textOf(value('object'))
  if (object !== undefined && text === undefined) parts.push({ type: 'text', text: object })
  parts.push(...listOf(value('files')).filter(isObject).map(readFile))
  parts.push(...readToolCalls(value('toolCalls')))
  if (parts.length === 0 && finishReason === undefined) return undefined
  return [compact({ role: 'assistant', parts, finishReason })] // absent members only
}

const readFile = (file: JsonObject): Part =>
  mediaPart(compact({ mimeType: mimeTypeOf(file), data: file.data ?? file.base64, uri: file.url, name: file.filename }))

const readTool = (reading: Reading): Evidence | undefined =>
  toolEvidence(
    ID,
    'aiSdk',
    reading.first('ai.toolCall.args', 'ai.toolCall.input'),
    reading.first('ai.toolCall.result', 'ai.toolCall.output'),
  )

/** Texts are JSON strings. Of a vector only the length is read, by its commas: it may have thousands of numbers. */
function readEmbedding(reading: Reading): Evidence | undefined {
  const values = reading.get('ai.values') ?? reading.get('ai.value')
  if (values === undefined) return undefined
  const texts = (Array.isArray(values) ? values : [values]).flatMap((value) => textOf(decode(value)) ?? [])
  const vectors = reading.get('ai.embeddings') ?? reading.get('ai.embedding')
  const vector = Array.isArray(vectors) && typeof vectors[0] !== 'number' ? vectors[0] : vectors
  return { embeddings: [{ convention: ID, rank: RANK.aiSdk, texts, dimension: lengthOf(vector) }] }
}

function lengthOf(vector: unknown): number | undefined {
  if (Array.isArray(vector)) return vector.length
  if (typeof vector !== 'string' || !/^\s*\[\s*[-\d]/.test(vector)) return undefined
  let commas = 0
  for (let at = vector.indexOf(','); at >= 0; at = vector.indexOf(',', at + 1)) commas++
  return commas + 1
}

/** Reranking: documents as given, and the ranking as `{index, relevanceScore}` or `{originalIndex, score}` entries. */
function readRanking(reading: Reading): Evidence | undefined {
  const given = reading.get('ai.documents')
  if (given === undefined) return undefined
  const inputDocuments = listOf(given).map(
    (document): RetrievedDocument =>
      readDocument(decode(document)) ?? { content: textOf(document) ?? stringify(decode(document)) },
  )
  const ranking = listOf(reading.get('ai.ranking')).map(decode).filter(isObject)
  const documents = ranking.flatMap((entry): readonly RetrievedDocument[] => {
    const document = inputDocuments[numberOf(entry.index ?? entry.originalIndex) ?? -1]
    return document === undefined
      ? []
      : [compact({ ...document, score: numberOf(entry.relevanceScore ?? entry.score) })]
  })
  return {
    retrievals: [
      {
        convention: ID,
        rank: RANK.aiSdk,
        inputDocuments,
        documents: ranking.length > 0 ? documents : undefined,
        query: textOf(decode(reading.get('ai.query'))),
      },
    ],
  }
}

const readTools = (reading: Reading): Evidence | undefined => {
  const tools = reading.get('ai.prompt.tools')
  return tools === undefined ? undefined : { toolDefinitions: readToolDefinitions(tools) }
}

/**
 * Newer runtimes with the same members behind the operation's name: `generateText.prompt.messages`,
 * `generateText.response.text`.
 */
function readRenamed(reading: Reading): Evidence | undefined {
  if (!reading.hasPrefix('aisdk.')) return undefined
  const key = Object.keys(reading.record.attributes).find((name) =>
    /\.(prompt\.messages|response\.(text|toolCalls|object))$/.test(name),
  )
  const operation = key?.replace(/\.(prompt|response)\..*$/, '')
  if (operation === undefined) return undefined
  const finishReason = reading.text(`${operation}.response.finishReason`)
  const outputMessages = readResponse(reading.get, `${operation}.response.`, `${operation}.result.`, finishReason)
  return {
    exchanges: [
      {
        convention: ID,
        rank: RANK.aiSdk,
        inputMessages: readDeclaredMessages(reading.get(`${operation}.prompt.messages`), 'user'),
        outputMessages,
      },
    ],
  }
}
