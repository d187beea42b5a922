import { type Amount, computed, estimated } from '../model/amount.ts'
import type { PricedCall } from '../model/price.ts'
import { epochMs } from '../model/time.ts'
import type { Usage } from '../model/usage.ts'
import type { PriceEntry, PriceTable } from './table.ts'

/** Cost by the first entry of a user's table that matches model, provider and day; undefined when none does. */
export function priceByTable(call: PricedCall, table: PriceTable): Amount | undefined {
  const entry = findEntry(call, table)
  if (!entry) return undefined
  const { perMillion } = entry
  const missing: string[] = []
  let usd = 0
  for (const [part, tokens] of pricedParts(call.usage)) {
    let price = perMillion[part]
    if (price === undefined) {
      const isOutput = part === 'reasoning' || part === 'outputAudio'
      price =
        part === 'cacheWrite5m' || part === 'cacheWrite1h'
          ? (perMillion.cacheWrite ?? perMillion.input)
          : isOutput
            ? perMillion.output
            : perMillion.input
      // Reasoning is billed as output everywhere: no guess.
      if (part !== 'reasoning' && !(part.startsWith('cacheWrite') && perMillion.cacheWrite !== undefined))
        missing.push(part)
    }
    usd += (tokens * price) / 1e6
  }
  const basis = `your price table, ${entry.model}${entry.from ? ` from ${entry.from}` : ''}`
  return missing.length === 0
    ? computed(usd, basis)
    : estimated(usd, basis, `your table has no price for ${missing.join(', ')}; the input or output price was used`)
}

type PricedPart = keyof PriceEntry['perMillion']

/** Parts that cost, with cache writes by lifetime where both are known. */
function pricedParts(usage: Usage): [PricedPart, number][] {
  const { cacheWrite5m = 0, cacheWrite1h = 0, ...rest } = usage
  const untimed = (rest.cacheWrite ?? 0) - cacheWrite5m - cacheWrite1h
  const parts: [PricedPart, number | undefined][] = [
    ['input', rest.input],
    ['cacheRead', rest.cacheRead],
    ['cacheWrite', Math.max(0, untimed)],
    ['cacheWrite5m', cacheWrite5m],
    ['cacheWrite1h', cacheWrite1h],
    ['inputAudio', rest.inputAudio],
    ['inputImage', rest.inputImage],
    ['output', rest.output],
    ['reasoning', rest.reasoning],
    ['outputAudio', rest.outputAudio],
  ]
  return parts.filter((part): part is [PricedPart, number] => (part[1] ?? 0) > 0)
}

function findEntry(call: PricedCall, table: PriceTable): PriceEntry | undefined {
  const day = call.startTime === undefined ? undefined : new Date(epochMs(call.startTime)).toISOString().slice(0, 10)
  const isValid = (entry: PriceEntry) =>
    (entry.provider === undefined || entry.provider === call.provider) &&
    (day === undefined || ((entry.from ?? '') <= day && (entry.until === undefined || day < entry.until)))
  for (const model of [call.responseModel, call.requestModel]) {
    if (model === undefined) continue
    const entry = table.find((candidate) => isValid(candidate) && matches(candidate.model, model))
    if (entry) return entry
  }
  return undefined
}

const matches = (pattern: string, model: string): boolean =>
  pattern === model ||
  (pattern.includes('*') &&
    new RegExp(
      `^${pattern
        .split('*')
        .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')}$`,
    ).test(model))
