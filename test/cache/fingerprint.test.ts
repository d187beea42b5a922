import { describe, expect, it } from 'vitest'
import { fingerprintFiles } from '../../src/cache/fingerprint.ts'

const file = (name: string, text: string) => new File([text], name)
const long = (head: string, middle: string, tail: string) => file('a.json', `${head}${middle}${tail}`)

describe('fingerprints of files', () => {
  it('are the same for the same files, in any order', async () => {
    const [a, b] = [file('a.json', '{}'), file('b.json', '[]')]
    expect(await fingerprintFiles([a, b])).toBe(await fingerprintFiles([file('b.json', '[]'), file('a.json', '{}')]))
  })

  it('differ by name, by size and by the bytes at both ends', async () => {
    const middle = 'm'.repeat(200_000)
    const base = await fingerprintFiles([long('head', middle, 'tail')])
    expect(await fingerprintFiles([long('HEAD', middle, 'tail')])).not.toBe(base)
    expect(await fingerprintFiles([long('head', middle, 'TAIL')])).not.toBe(base)
    expect(await fingerprintFiles([long('head', `${middle}m`, 'tail')])).not.toBe(base)
    expect(await fingerprintFiles([file('b.json', `head${middle}tail`)])).not.toBe(base)
  })

  it('tell bytes apart that no text decoder would', async () => {
    const bytes = (...values: number[]) => [new File([new Uint8Array(values)], 'a')]
    expect(await fingerprintFiles(bytes(0x80, 0x81))).not.toBe(await fingerprintFiles(bytes(0x81, 0x80)))
    expect(await fingerprintFiles(bytes(0xff))).not.toBe(await fingerprintFiles(bytes(0xfe)))
  })
})
