// The messages that a stored completion was asked with, which are listed apart: ids are that of the completion and a number.
import type { PlainSpan } from '../plain-span.ts'
import { attributeIn, isObject, listIn, type PlainObject, textIn } from '../plain-values.ts'

export function messagesCallOf(list: PlainObject): PlainSpan {
  const messages = listIn(list.data).filter(isObject)
  const id = textIn(messages[0]?.id)?.replace(/-\d+$/, '')
  return {
    traceId: id,
    spanId: id,
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.input.messages': attributeIn(messages),
    },
    // More pages of messages are on the server.
    oddities: list.has_more === true ? ['source.partial_list'] : [],
  }
}
