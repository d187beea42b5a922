// Built-in prices: @pydantic/genai-prices with the data it ships. Never updated over the network.
// It wants inclusive totals and the call's time, throws where cache exceeds input and gives null for unknown models;
// each of these becomes an unknown amount with its reason.
import { calcPrice } from '@pydantic/genai-prices'
import { type Amount, computed, estimated, unknown } from '../model/amount.ts'
import type { PricedCall } from '../model/price.ts'
import { epochMs } from '../model/time.ts'
import { inputTotal, outputTotal } from '../model/usage.ts'
import { ownEntry } from '../util/own.ts'
import type { PriceTable } from './table.ts'
import { priceByTable } from './user-table.ts'

/** Version of the data, for the reader; a test holds it against the installed package. */
export const PRICE_SOURCE = 'genai-prices 0.1.8'

/** Spellings of providers that the price data knows by another name. */
const PROVIDER_IDS: { readonly [provider: string]: string } = {
  'azure.ai.openai': 'azure',
  'azure.ai.inference': 'azure',
  'aws.bedrock': 'aws',
  'gcp.gemini': 'google',
  'gcp.vertex_ai': 'google',
  'gcp.gen_ai': 'google',
  x_ai: 'x-ai',
  mistral_ai: 'mistral',
  moonshot_ai: 'moonshotai',
  together_ai: 'together',
}

/** Cost of one call: the user's table, then response model, then request model, at the time of the call. */
export function priceCall(call: PricedCall, table?: PriceTable): Amount {
  const own = table && priceByTable(call, table)
  if (own) return own
  const models = [call.responseModel, call.requestModel].filter((model) => model !== undefined && model !== '')
  if (models.length === 0) return unknown('the span names no model')
  const provider = call.provider === undefined ? undefined : (ownEntry(PROVIDER_IDS, call.provider) ?? call.provider)
  for (const model of models) {
    const priced = priceModel(call, model as string, provider) ?? priceRouted(call, model as string)
    if (priced) return priced
  }
  // A gateway or a framework in the provider's place: the model alone may still tell.
  if (provider !== undefined) {
    for (const model of models) {
      const priced = priceModel(call, model as string, undefined)
      if (priced && 'value' in priced) {
        const basis = 'basis' in priced ? priced.basis : ''
        return estimated(priced.value, basis, `no price for this model at ${call.provider}; priced by the model alone`)
      }
    }
  }
  return unknown(`no price for ${models[0]}`)
}

/** Gateways write `openai/gpt-4o-mini`: the provider stands before the model. */
function priceRouted(call: PricedCall, model: string): Amount | undefined {
  const slash = model.indexOf('/')
  return slash < 0 ? undefined : priceModel(call, model.slice(slash + 1), model.slice(0, slash))
}

/** Undefined when the model is not known. */
function priceModel(call: PricedCall, model: string, providerId: string | undefined): Amount | undefined {
  const { usage, startTime } = call
  const tokens = {
    input_tokens: inputTotal(usage) ?? 0,
    output_tokens: outputTotal(usage) ?? 0,
    cache_read_tokens: usage.cacheRead,
    cache_write_tokens: usage.cacheWrite,
    cache_write_5m_tokens: usage.cacheWrite5m,
    cache_write_1h_tokens: usage.cacheWrite1h,
    input_audio_tokens: usage.inputAudio,
    input_image_tokens: usage.inputImage,
    output_audio_tokens: usage.outputAudio,
  }
  let result: ReturnType<typeof calcPrice>
  try {
    result = calcPrice(tokens, model, {
      providerId,
      timestamp: startTime === undefined ? undefined : new Date(epochMs(startTime)),
    })
  } catch (error) {
    return unknown(`the counts could not be priced: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (!result) return undefined
  const prices = result.model_price
  const basis = `${result.provider.name} ${result.model.id}: ${describe(prices)} per million tokens, ${PRICE_SOURCE}`
  const missing = missingPrices(usage, prices)
  if (missing.length > 0) {
    return estimated(result.total_price, basis, `no price for ${missing.join(' and ')}; the input price was used`)
  }
  if (startTime === undefined)
    return estimated(result.total_price, basis, 'the time of the call is unknown; today’s price was used')
  return computed(result.total_price, basis)
}

type ModelPrices = NonNullable<ReturnType<typeof calcPrice>>['model_price']

function missingPrices(usage: PricedCall['usage'], prices: ModelPrices): string[] {
  const missing: string[] = []
  if (usage.cacheRead && prices.cache_read_mtok === undefined) missing.push('cached input')
  if (usage.cacheWrite && prices.cache_write_mtok === undefined) missing.push('cache writes')
  return missing
}

const NAMES: readonly (readonly [key: string, name: string])[] = [
  ['input_mtok', 'in'],
  ['cache_read_mtok', 'cache'],
  ['cache_write_mtok', 'cache write'],
  ['output_mtok', 'out'],
]

const describe = (prices: ModelPrices): string =>
  NAMES.flatMap(([key, name]) => {
    const price = prices[key]
    if (price === undefined) return []
    return [`${name} $${typeof price === 'number' ? price : price.base}`]
  }).join(', ')
