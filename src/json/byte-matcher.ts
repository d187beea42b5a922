// Reads small objects in their usual spelling: the attributes of a file are written alike, and in the same order.

import { Literal } from './byte-literal.ts'
import { ByteMover } from './byte-mover.ts'
import type { KeyEntry } from './key-table.ts'
import { BYTE, endOfToken, KIND, plainEnd, TOKEN_KIND } from './scan.ts'
import type { Spelling, Template } from './template.ts'

const NO_BYTES = new Literal(new Uint8Array())

/** Ways on from one name that are tried. */
const MAX_FOLLOWERS = 4

export abstract class ByteMatcher extends ByteMover {
  /** The template that matched last with its name, and its value. */
  private spelling: Spelling = { template: undefined, name: '', prefix: NO_BYTES, isText: false, followers: [] }
  protected readonly hole = { from: 0, to: 0, isEscaped: false }

  match(template: Template): boolean {
    if (this.end >= 0) return false
    const { words } = this.window
    const { followers } = this.spelling
    for (let i = 0; i < followers.length; i++) {
      const spelling = followers[i]
      if (!spelling.prefix.isAt(words, this.at)) continue
      if (spelling.template !== template) return false
      if (i > 0) toFront(followers, i)
      this.spelling = spelling
      return this.matchValue(this.at + spelling.prefix.length, spelling.isText, template)
    }
    return this.matchWhole(template)
  }

  /** From the value on. */
  private matchValue(from: number, isText: boolean, { closing }: Template): boolean {
    let at = from
    if (isText) {
      at = plainEnd(this.window.words, at)
      this.isEscaped = false
      if (this.window.bytes[at] !== BYTE.quote) at = this.endOfString(at)
    } else {
      if (TOKEN_KIND[this.window.bytes[at]] !== KIND.number) return false
      at = endOfToken(this.window.bytes, at)
      // One that ends where the window does may go on; -Infinity is none.
      if (at < 0 || at >= this.window.end || this.window.bytes[at - 1] === LETTER_Y) return false
    }
    const end = this.behind(closing, isText ? at + 1 : at)
    if (end < 0) return false
    this.hole.from = from
    this.hole.to = at
    this.hole.isEscaped = isText && this.isEscaped
    this.end = end
    return true
  }

  /** One that did not come next before. */
  private matchWhole(template: Template): boolean {
    let at = this.behind(template.opening, this.at)
    if (at < 0) return false
    if (this.window.bytes[at] === BYTE.blank) at++
    if (this.window.bytes[at] !== BYTE.quote) return false
    const name = at + 1
    const nameEnd = this.endOfString(name)
    at = this.behind(template.middle, nameEnd + 1)
    if (at < 0) return false
    if (this.window.bytes[at] === BYTE.blank) at++
    const isText = this.window.bytes[at] === BYTE.quote
    if (template.value === (isText ? 'number' : 'string')) return false
    if (isText) at++
    const entry = this.file.keys.entry(this.window, name, nameEnd)
    const spelling = this.spellingOf(entry, template, isText, at)
    if (!this.matchValue(at, isText, template)) return false
    const { followers } = this.spelling
    followers.unshift(spelling)
    if (followers.length > MAX_FOLLOWERS) followers.pop()
    this.spelling = spelling
    return true
  }

  private spellingOf({ text: name, spellings }: KeyEntry, template: Template, isText: boolean, end: number): Spelling {
    const { words, bytes } = this.window
    for (const known of spellings)
      if (known.template === template && known.isText === isText && known.prefix.isAt(words, this.at)) return known
    const prefix = new Literal(bytes.subarray(this.at, end))
    const spelling = { template, name, prefix, isText, followers: [] }
    if (spellings.length < MAX_FOLLOWERS) spellings.push(spelling)
    return spelling
  }

  /** Place behind a literal, with a blank after a colon or comma or without; -1 where it does not stand. */
  private behind(literal: Uint8Array, from: number): number {
    const { bytes } = this.window
    let at = from
    for (let i = 0; i < literal.length; i++) {
      if (bytes[at] !== literal[i]) {
        if (bytes[at] !== BYTE.blank || bytes[++at] !== literal[i]) return -1
      }
      at++
    }
    return at
  }

  holeName(): string {
    return this.spelling.name
  }
}

function toFront<T>(list: T[], index: number): void {
  const item = list[index]
  for (let i = index; i > 0; i--) list[i] = list[i - 1]
  list[0] = item
}

const LETTER_Y = 121
