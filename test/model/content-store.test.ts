import { describe, expect, test } from 'vitest'
import { MemoryContent } from '../../src/model/content-store.ts'
import { seededRandom } from '../support/random.ts'

const text = (content: MemoryContent, ref: { offset: number; length: number }) =>
  new TextDecoder().decode(content.read(ref.offset, ref.length))

describe('content in memory', () => {
  test('gives back each text by its place, in any order, while more is appended', () => {
    const content = new MemoryContent()
    const random = seededRandom(7)
    const kept: { given: string; ref: ReturnType<MemoryContent['append']> }[] = []
    for (let i = 0; i < 300; i++) {
      const given = `${i} ${'ä€💥x'[Math.floor(random() * 4)]}`.repeat(Math.floor(random() * 4000))
      kept.push({ given, ref: content.append(given, 3, 4) })
    }
    expect(kept.every(({ given, ref }) => text(content, ref) === given.replace(/[\ud800-\udfff]/g, '\ufffd'))).toBe(
      true,
    )
    expect(kept[0].ref).toMatchObject({ store: 3, format: 4, offset: 0 })
    expect(content.sizeBytes).toBe(kept.reduce((sum, { ref }) => sum + ref.length, 0))
  })

  test('a text larger than a chunk has its own', () => {
    const content = new MemoryContent()
    const small = content.append('before', 0, 1)
    const large = content.append('€'.repeat(1_000_000), 0, 1)
    const after = content.append('after', 0, 1)
    expect([text(content, small), text(content, after), large.length]).toEqual(['before', 'after', 3_000_000])
    expect(text(content, large).length).toBe(1_000_000)
  })

  test('its chunks make the same content elsewhere, and take more there', () => {
    const content = new MemoryContent()
    const refs = ['one', 'two', 'x'.repeat(2_000_000)].map((given) => content.append(given, 0, 1))
    const copy = new MemoryContent(structuredClone(content.toChunks()))
    const more = copy.append('more', 0, 1)
    expect(refs.map((ref) => text(copy, ref).length)).toEqual([3, 3, 2_000_000])
    expect(text(copy, more)).toBe('more')
  })

  test('what is not there is empty, never an error', () => {
    expect(new MemoryContent().read(0, 10).length).toBe(0)
    const content = new MemoryContent()
    content.append('abc', 0, 1)
    content.toChunks()
    expect(content.read(100, 10).length).toBe(0)
  })
})
