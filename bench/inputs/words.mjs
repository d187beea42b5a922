// What the models of the inputs say. ASCII only: it is what JSON.parse, the side to be beaten, is fastest with.
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

/** Text of about so many characters. */
export const words = (random, chars) => {
  let text = pick(random, SENTENCES)
  while (text.length < chars) text += ` ${pick(random, SENTENCES)}`
  return text.slice(0, chars)
}
