// What the models of the inputs say. ASCII as a rule: it is what JSON.parse, the side to be beaten, is fastest with.
import { createRandom, pick } from './random.mjs'

const WORDS =
  'the order customer refund was shipped on Monday please check warehouse status and answer with a short summary of all open tickets then ask for "confirmation" before any payment is made\nnote: policy §'
    .replace('§', '7.2')
    .split(' ')

const random = createRandom(7)
const sentence = () => {
  const length = 8 + Math.floor(random() * 10)
  return `${Array.from({ length }, () => pick(random, WORDS)).join(' ')}.`
}
const SENTENCES = Array.from({ length: 400 }, sentence)

const CHINESE_WORDS =
  '订单 客户 退款 已经 发货 请 检查 仓库 状态 然后 用 简短 的 摘要 回答 所有 未 处理 工单 付款 之前 必须 确认 API 注意 政策 第7条'.split(
    ' ',
  )
const CHINESE_SENTENCES = Array.from({ length: 400 }, () => {
  const length = 8 + Math.floor(random() * 10)
  return `${Array.from({ length }, () => pick(random, CHINESE_WORDS)).join('')}。`
})

const textOf = (sentences, separator) => (random, chars) => {
  let text = pick(random, sentences)
  while (text.length < chars) text += separator + pick(random, sentences)
  return text.slice(0, chars)
}

/** Text of about so many characters. */
export const words = textOf(SENTENCES, ' ')
/** The same, of three bytes a character. */
export const chineseWords = textOf(CHINESE_SENTENCES, '')
