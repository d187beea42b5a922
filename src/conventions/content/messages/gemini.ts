// Parts of the Gemini API, in the camelCase of REST and the snake_case of the Python SDK. Told by their members; they
// have no type.
import type { Part } from '../../../model/content.ts'
import { compact, firstOf, isObject, type JsonObject, textOf } from '../json.ts'
import { mediaPart, mimeTypeOf, splitLangfuseMedia } from './media.ts'
import { callId, readToolCall, toolResultPart } from './tools.ts'

/** Parts of a Gemini part (or of Bedrock's `{text}`), undefined for anything else. */
export function readGeminiPart(part: JsonObject): readonly Part[] | undefined {
  const call = firstOf(part, 'functionCall', 'function_call')
  if (isObject(call)) return [readToolCall(call)]
  const response = firstOf(part, 'functionResponse', 'function_response')
  if (isObject(response)) {
    const id = callId(response)
    return [
      toolResultPart({
        id,
        name: textOf(response.name),
        content: response.response,
        isError: hasErrorMember(response.response),
      }),
    ]
  }
  const inline = firstOf(part, 'inlineData', 'inline_data')
  if (isObject(inline))
    return [
      mediaPart(
        compact({
          mimeType: mimeTypeOf(inline),
          data: inline.data,
          name: firstOf(inline, 'displayName', 'display_name'),
        }),
      ),
    ]
  const file = firstOf(part, 'fileData', 'file_data')
  if (isObject(file))
    return [mediaPart(compact({ mimeType: mimeTypeOf(file), uri: firstOf(file, 'fileUri', 'file_uri') }))]
  const code = firstOf(part, 'executableCode', 'executable_code')
  if (isObject(code)) return [{ ...readToolCall({ name: 'code_execution' }, true), arguments: code }]
  const result = firstOf(part, 'codeExecutionResult', 'code_execution_result')
  if (isObject(result)) {
    const isError = textOf(result.outcome)?.includes('FAILED') ?? false
    return [toolResultPart({ name: 'code_execution', content: result.output ?? result, isError, isServerSide: true })]
  }
  if (typeof part.text === 'string') {
    if (part.thought === true) return [{ type: 'reasoning', text: part.text }]
    return part.text === '' ? [] : splitLangfuseMedia(part.text)
  }
  return undefined
}

/** The API's own way to report a failed function: a response whose only member is `error`. */
const hasErrorMember = (response: unknown): boolean =>
  isObject(response) && Object.keys(response).length === 1 && response.error !== undefined
