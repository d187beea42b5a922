// Tools a model was offered, in the shapes of all providers, as one flat definition each.
import type { ToolDefinition } from '../../model/content.ts'
import { compact, decode, firstOf, isObject, type JsonObject, listOf, textOf } from './json.ts'

/** Definitions of a list, of JSON text, or of a list of JSON texts; a plain name is a definition too. */
export function readToolDefinitions(value: unknown): readonly ToolDefinition[] {
  const decoded = decode(value)
  const entries = isObject(decoded) && !isDefinition(decoded) ? namedEntries(decoded) : listOf(decoded)
  return entries.flatMap((entry) => readDefinition(decode(entry)))
}

const isDefinition = (value: JsonObject): boolean =>
  ['name', 'function', 'type', 'toolSpec', 'function_declarations', 'functionDeclarations', 'tools'].some(
    (key) => key in value,
  )

/** `{name: definition}`, as the AI SDK passes tools. */
const namedEntries = (value: JsonObject): readonly unknown[] =>
  Object.entries(value).map(([name, definition]) => (isObject(definition) ? { name, ...definition } : { name }))

function readDefinition(value: unknown): readonly ToolDefinition[] {
  if (typeof value === 'string') return value === '' ? [] : [{ name: value }]
  if (!isObject(value)) return []
  const many = firstOf(value, 'function_declarations', 'functionDeclarations', 'tools')
  if (Array.isArray(many))
    return many
      .filter(isObject)
      .map(flatDefinition)
      .filter((definition) => definition !== undefined)
  const nested = firstOf(value, 'function', 'toolSpec', 'custom')
  const definition = flatDefinition(isObject(nested) ? { type: value.type, ...nested } : value)
  return definition === undefined ? [] : [definition]
}

function flatDefinition(value: JsonObject): ToolDefinition | undefined {
  const type = textOf(value.type)
  const name = textOf(firstOf(value, 'name', 'toolName', 'title')) ?? type
  if (name === undefined) return undefined
  const schema = decode(
    firstOf(
      value,
      'parameters',
      'input_schema',
      'inputSchema',
      'parameters_json_schema',
      'parametersJsonSchema',
      'schema',
      'args_schema',
    ),
  )
  const parameters =
    isObject(schema) && isObject(schema.json)
      ? schema.json
      : isObject(schema) && isObject(schema.jsonSchema)
        ? schema.jsonSchema
        : schema
  return compact({ name, description: textOf(value.description), type, parameters })
}
