// Token counts and cost of a Langfuse observation, in the fields of its versions: exclusive parts where they are given, else totals.
import type { AttributeValue } from '../../model/span.ts'
import { attributeIn, numberIn, objectIn, type PlainObject, plainValue, textIn } from '../plain-values.ts'

export function usageOf(fields: PlainObject): AttributeValue | undefined {
  const details = attributeIn(objectIn(fields.usageDetails))
  if (details !== undefined) return details
  const usage = objectIn(fields.usage)
  // Counts of characters, seconds or requests are no tokens.
  const unit = textIn(usage.unit ?? fields.unit)?.toUpperCase() ?? 'TOKENS'
  if (unit !== 'TOKENS') return undefined
  const totals = {
    input: fields.inputUsage ?? fields.promptTokens,
    output: fields.outputUsage ?? fields.completionTokens,
    total: fields.totalUsage ?? fields.totalTokens,
  }
  return isSome(usage) ? plainValue(usage) : numbers(totals)
}

/** A total of 0 without parts is a price that is not known. */
export function costOf(fields: PlainObject): AttributeValue | undefined {
  const details = attributeIn(objectIn(fields.costDetails))
  if (details !== undefined) return details
  const usage = objectIn(fields.usage)
  const total = fields.totalCost ?? fields.calculatedTotalCost ?? usage.totalCost
  return numbers({ total }) ?? numbers({ input: usage.inputCost, output: usage.outputCost })
}

/** Undefined where nothing was counted, which is written as zeros. */
function numbers(values: PlainObject): { [key: string]: number } | undefined {
  if (!isSome(values)) return undefined
  const said = Object.entries(values).map(([key, value]) => [key, numberIn(value)] as const)
  return Object.fromEntries(said.filter((entry): entry is [string, number] => entry[1] !== undefined))
}

const isSome = (values: PlainObject): boolean => Object.values(values).some((value) => (numberIn(value) ?? 0) > 0)

export const USAGE_FIELDS = [
  ...['usageDetails', 'inputUsage', 'outputUsage', 'totalUsage', 'promptTokens', 'completionTokens', 'totalTokens'],
  ...['costDetails', 'totalCost', 'inputCost', 'outputCost'],
  ...['calculatedInputCost', 'calculatedOutputCost', 'calculatedTotalCost'],
]
