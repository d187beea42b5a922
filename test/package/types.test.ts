import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createConsumer, root } from './dist.ts'

const consumer = createConsumer(['react', 'react-dom', '@types/react', '@types/react-dom', 'csstype'])
afterAll(() => consumer.remove())

/** Complaints of the compiler about one source and about the package's declarations; not about other packages. */
const complaints = (source: string, options: readonly string[]): readonly string[] => {
  writeFileSync(join(consumer.folder, 'use.tsx'), source)
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const always = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--pretty',
    'false',
    '--jsx',
    'react-jsx',
    '--target',
    'es2022',
  ]
  const { stdout } = spawnSync(process.execPath, [tsc, ...always, ...options, '--types', '', 'use.tsx'], {
    cwd: consumer.folder,
    encoding: 'utf8',
  })
  return stdout.split('\n').filter((line) => /^(error|use\.tsx|node_modules\/spanglass)/.test(line))
}

const uses = `
import 'spanglass/styles.css'
import type {} from 'spanglass/worker'
import * as core from 'spanglass/core'
import { TracePanel } from 'spanglass'

type IsAny<T> = 0 extends 1 & T ? true : false
export const panelIsTyped: IsAny<typeof TracePanel> = false
export const coreIsTyped: IsAny<typeof core> = false
export { core }
`

describe('types', () => {
  it.each([
    ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
    ['node16', ['--module', 'node16', '--moduleResolution', 'node16']],
    ['nodenext', ['--module', 'nodenext', '--moduleResolution', 'nodenext']],
  ])('resolve and hold under moduleResolution %s', (_, options) => {
    expect(complaints(uses, options)).toEqual([])
  })

  it('are seen at all: a name that does not exist is refused', () => {
    const found = complaints(`import { noSuchName } from 'spanglass/core'\nnoSuchName`, ['--module', 'nodenext'])
    expect(found).toEqual([expect.stringContaining('TS2305')])
  })
})
