// Roles: one word each, whatever the source calls the speaker. A role nobody knows stays as it is.
import type { Role } from '../../../model/content.ts'

const FOLDED: { readonly [role: string]: Role } = {
  human: 'user',
  humanmessage: 'user',
  humanmessagechunk: 'user',
  ai: 'assistant',
  aimessage: 'assistant',
  aimessagechunk: 'assistant',
  model: 'assistant',
  bot: 'assistant',
  chatbot: 'assistant',
  // smolagents: the model's own call, and what came back
  'tool-call': 'assistant',
  'tool-response': 'tool',
  function: 'tool',
  functionmessage: 'tool',
  toolmessage: 'tool',
  toolmessagechunk: 'tool',
  developer: 'system',
  systemmessage: 'system',
  systemmessagechunk: 'system',
}
const KNOWN = new Set(['system', 'user', 'assistant', 'tool'])

export function foldRole(role: string): Role {
  const lower = role.trim().toLowerCase()
  if (KNOWN.has(lower)) return lower
  return Object.hasOwn(FOLDED, lower) ? (FOLDED[lower] ?? role) : role
}
