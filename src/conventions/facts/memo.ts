// Shared facts, worked out once for all spans that say the same where it matters.
// Reading them is a pure function of the keys, the name, the place and the values it asks for; so the values it asked for,
// in the order it asked, lead to what it found the last time.
import { type AttributeList, ShapeMemo } from '../../model/attribute-list.ts'
import { TEXT_FACTS } from '../../model/facts.ts'
import type { AttributeValue } from '../../model/span.ts'
import type { StringTable } from '../../model/strings.ts'
import type { AttributeView, RecordView } from '../view.ts'
import { type Place, type SharedFacts, sharedFacts } from './index.ts'
import { nameClassOf } from './type.ts'

export interface MemoRecord extends RecordView {
  readonly nameCode: number
  readonly attributes: AttributeList
}

export interface CodedSharedFacts extends SharedFacts {
  /** Its texts by column of TEXT_FACTS: index, code, and so on. */
  readonly codes: readonly number[]
}

/** The value in `slot` decides where to go on; a leaf has the facts. */
interface Node {
  slot: number
  readonly next: Map<AttributeValue, Node>
  lastToken: AttributeValue | undefined
  last: Node | undefined
  facts: CodedSharedFacts | undefined
}

const newNode = (): Node => ({ slot: -1, next: new Map(), lastToken: undefined, last: undefined, facts: undefined })

/** Values beyond these are not remembered: what differs on every span leads nowhere twice. */
const MAX_VALUES = 64
const MAX_ROOTS = 4096

const rootsOf = new ShapeMemo(() => new Map<number, Node>())

export class FactMemo {
  private readonly strings: StringTable
  private readonly nameClasses = new Map<number, number>()

  constructor(strings: StringTable) {
    this.strings = strings
  }

  /** `origin` tells places apart. */
  read(record: MemoRecord, place: Place, origin: number): CodedSharedFacts {
    const { attributes } = record
    if (record.events.length > 0 || record.traceState) return this.coded(sharedFacts(record, place))
    const roots = attributes.shape.memo(rootsOf)
    const key = (origin * 64 + this.nameClass(record)) * 4 + record.status
    let node = roots.get(key)
    if (!node) {
      if (roots.size >= MAX_ROOTS) return this.coded(sharedFacts(record, place))
      node = newNode()
      roots.set(key, node)
    }
    const root = node
    while (!node.facts) {
      if (node.slot < 0) return this.learn(record, place, root)
      const token = attributes.tokenAt(node.slot)
      if (token === node.lastToken && node.last) {
        node = node.last
        continue
      }
      const next: Node | undefined = token === undefined ? undefined : node.next.get(token)
      if (!next) return this.learn(record, place, root)
      node.lastToken = token
      node.last = next
      node = next
    }
    return node.facts
  }

  /** Reads the facts and remembers what was asked for on the way. */
  private learn(record: MemoRecord, place: Place, root: Node): CodedSharedFacts {
    const { attributes } = record
    const asked = new Map<number, AttributeValue | undefined>()
    const { slots } = attributes.shape
    const recorder: AttributeView = {
      shape: attributes.shape,
      has: (key) => slots.has(key),
      keys: () => slots.keys(),
      get: (key) => {
        const slot = slots.get(key)
        if (slot === undefined) return undefined
        // Before it is decoded: a structure is known by its bytes.
        if (!asked.has(slot)) asked.set(slot, attributes.tokenAt(slot))
        return attributes.at(slot)
      },
    }
    const view: RecordView = {
      name: record.name,
      attributes: recorder,
      events: [],
      start: record.start,
      end: record.end,
      status: record.status,
      statusMessage: record.statusMessage,
    }
    const facts = this.coded(sharedFacts(view, place))
    let node = root
    for (const [slot, token] of asked) {
      if (node.slot < 0) node.slot = slot
      // A pure function asks the same after the same answers.
      if (node.slot !== slot) return facts
      if (token === undefined) return facts
      let next = node.next.get(token)
      if (!next) {
        if (node.next.size >= MAX_VALUES) return facts
        next = newNode()
        node.next.set(token, next)
      }
      node = next
    }
    node.facts = facts
    return facts
  }

  private coded(facts: SharedFacts): CodedSharedFacts {
    const text: { readonly [fact: string]: string | undefined } = { ...facts.text, errorType: facts.errorType }
    const codes: number[] = []
    for (const [column, fact] of TEXT_FACTS.entries()) {
      const value = text[fact]
      if (value !== undefined && value !== '') codes.push(column, this.strings.code(value))
    }
    return { ...facts, codes }
  }

  private nameClass(record: MemoRecord): number {
    let known = this.nameClasses.get(record.nameCode)
    if (known === undefined) {
      known = nameClassOf(record.name)
      if (this.nameClasses.size >= 1 << 16) this.nameClasses.clear()
      this.nameClasses.set(record.nameCode, known)
    }
    return known
  }
}
