// Texts as codes from 1 on, by a hash table over their bytes (open addressing, hash and code of each in one array).
import { doubled } from './doubled.mjs'

const FACTOR = 0x5bd1e995

export class ByteTexts {
  constructor() {
    this.bytes = new Uint8Array(1 << 12)
    this.view = new DataView(this.bytes.buffer)
    /** Where the text of a code ends, and that of the next begins. */
    this.ends = new Uint32Array(256)
    this.slots = new Int32Array(1 << 10)
    this.count = 0
  }

  /** Of the text with so many bytes at a place; given to it where it is new. */
  codeOf(view, from, length) {
    const hash = hashOf(view, from, length)
    const { slots } = this
    const mask = slots.length - 1
    let slot = (hash << 1) & mask
    for (let code = slots[slot + 1]; code !== 0; code = slots[slot + 1]) {
      if (slots[slot] === hash && this.isAt(code, view, from, length)) return code
      slot = (slot + 2) & mask
    }
    const code = this.append(view, from, length)
    slots[slot] = hash
    slots[slot + 1] = code
    // At most two slots in three are taken.
    if (code * 3 > slots.length) this.rehash()
    return code
  }

  isAt(code, view, from, length) {
    const start = this.ends[code - 1]
    if (this.ends[code] - start !== length) return false
    const own = this.view
    let at = 0
    for (; at + 4 <= length; at += 4) {
      if (own.getInt32(start + at, true) !== view.getInt32(from + at, true)) return false
    }
    for (; at < length; at++) if (own.getUint8(start + at) !== view.getUint8(from + at)) return false
    return true
  }

  textOf(code) {
    return new TextDecoder().decode(this.bytes.subarray(this.ends[code - 1], this.ends[code]))
  }

  append(view, from, length) {
    const start = this.ends[this.count]
    if (start + length > this.bytes.length) this.growBytes()
    let at = 0
    for (; at + 4 <= length; at += 4) this.view.setInt32(start + at, view.getInt32(from + at, true), true)
    for (; at < length; at++) this.bytes[start + at] = view.getUint8(from + at)
    const code = ++this.count
    if (code === this.ends.length) this.ends = doubled(this.ends)
    this.ends[code] = start + length
    return code
  }

  growBytes() {
    this.bytes = doubled(this.bytes)
    this.view = new DataView(this.bytes.buffer)
  }

  rehash() {
    const before = this.slots
    const slots = new Int32Array(before.length * 2)
    const mask = slots.length - 1
    for (let index = 0; index < before.length; index += 2) {
      if (before[index + 1] === 0) continue
      let slot = (before[index] << 1) & mask
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask
      slots[slot] = before[index]
      slots[slot + 1] = before[index + 1]
    }
    this.slots = slots
  }
}

function hashOf(view, from, length) {
  let hash = length | 0
  let at = from
  const to = from + length
  for (; at + 4 <= to; at += 4) hash = mixed(hash, view.getInt32(at, true))
  for (; at < to; at++) hash = Math.imul(hash ^ view.getUint8(at), FACTOR)
  hash = Math.imul(hash ^ (hash >>> 13), 0x85ebca6b)
  return hash ^ (hash >>> 16)
}

function mixed(hash, word) {
  const product = Math.imul(hash ^ word, FACTOR)
  return product ^ (product >>> 15)
}
