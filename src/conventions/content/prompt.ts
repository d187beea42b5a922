// Managed prompts: the template a prompt was made from, and what was put in. References to content that is kept
// elsewhere.
import { decode, decodeStructure, isObject, objectOf, textOf } from './json.ts'
import type { Reading } from './reading.ts'

/** Text of the template. OpenInference's own key first, then the prompt tools of the others. */
export const readPromptTemplate = (reading: Reading): string | undefined =>
  textOf(
    reading.first(
      'llm.prompt_template.template',
      'gen_ai.prompt.template.template',
      'gen_ai.prompt.template',
      'traceloop.prompt.template',
    ),
  )

/** Variables as an object where the source gave one; OTel has one attribute for each. */
export function readPromptVariables(reading: Reading): unknown {
  const whole = decode(
    reading.first(
      'llm.prompt_template.variables',
      'gen_ai.prompt.template.variables',
      'traceloop.prompt.template_variables',
      'langwatch.prompt.variables',
      'braintrust.prompt.variables',
    ),
  )
  if (whole !== undefined && whole !== '')
    return isObject(whole) && whole.type === 'json' && 'value' in whole ? whole.value : whole
  const single = reading.under('gen_ai.prompt.variable.')
  return single.length === 0
    ? undefined
    : objectOf(single.map(([name, value]) => [name, decodeStructure(value)] as const))
}

const REFERENCES = [
  'gen_ai.input.messages',
  'gen_ai.output.messages',
  'gen_ai.system_instructions',
  'gen_ai.tool.definitions',
]

/** Addresses of content that was uploaded instead of recorded; shown as links, never fetched here. */
export const readReferences = (reading: Reading): readonly { name: string; uri: string }[] =>
  REFERENCES.flatMap((name) => {
    const uri = textOf(reading.get(`${name}_ref`))
    return uri === undefined ? [] : [{ name, uri }]
  })
