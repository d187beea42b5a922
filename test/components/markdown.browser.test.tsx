import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { Markdown } from '../../src/components/markdown/Markdown.tsx'
import { Root } from '../../src/components/root/Root.tsx'
import { expectAccessible, mount } from '../support/mount.tsx'

/** Draws Markdown and waits for the parser. */
async function draw(text: string): Promise<HTMLElement> {
  const box = mount(
    <Root part="markdown">
      <Markdown text={text} />
    </Root>,
  )
  await expect.poll(() => box.querySelector('.sg-md') !== null).toBe(true)
  return box
}

const html = async (text: string): Promise<string> => (await draw(text)).querySelector('.sg-md')?.innerHTML ?? ''

describe('Markdown', () => {
  it('draws emphasis, lists, code, quotes and rules', async () => {
    expect(await html('a **b** *c* ~~d~~ `e`')).toBe(
      '<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e</code></p>',
    )
    expect(await html('3. one\n4. two')).toBe('<ol start="3"><li><p>one</p></li><li><p>two</p></li></ol>')
    expect(await html('> said\n\n---')).toBe('<blockquote><p>said</p></blockquote><hr>')
  })

  it('draws headings as text, so that the page keeps its own', async () => {
    const box = await draw('# One\n\n## Two')
    expect(box.querySelectorAll('h1, h2')).toHaveLength(0)
    expect(box.querySelector('[data-level="2"]')?.textContent).toBe('Two')
  })

  it('draws tables with their alignment, in a box that scrolls', async () => {
    const box = await draw('| a | b |\n|---|--:|\n| 1 | 2 |')
    expect([...box.querySelectorAll('td')].map((cell) => cell.dataset.align)).toEqual([undefined, 'right'])
    expect(box.querySelector('.sg-md-table')?.getAttribute('tabindex')).toBe('0')
    await expectAccessible(box)
  })

  it('draws tasks with a word for their state', async () => {
    const box = await draw('- [x] done\n- [ ] open')
    expect([...box.querySelectorAll('li .sg-sr')].map((word) => word.textContent)).toEqual(['done', 'not done'])
  })

  it('shows raw HTML as text', async () => {
    const box = await draw('before <b onclick="alert(1)">bold</b>\n\n<script>alert(1)</script>')
    expect(box.querySelectorAll('b, script')).toHaveLength(0)
    expect(box.textContent).toContain('<b onclick="alert(1)">bold</b>')
    expect(box.textContent).toContain('<script>alert(1)</script>')
  })

  it('links to http, https and mail only, in a window of their own', async () => {
    const box = await draw(
      '[a](https://a.example/x) [b](javascript:alert(1)) [c](data:text/html,x) [d](mailto:d@d.example) [e](/rel) www.f.example [g][1]\n\n[1]: vbscript:x',
    )
    const links = [...box.querySelectorAll('a')]
    expect(links.map(({ href }) => href)).toEqual([
      'https://a.example/x',
      'mailto:d@d.example',
      'http://www.f.example/',
    ])
    for (const link of links) expect([link.target, link.rel]).toEqual(['_blank', 'noopener noreferrer'])
    expect(box.textContent).toContain('b javascript:alert(1)')
  })

  it('asks before it loads a picture', async () => {
    const box = await draw('![a cat](https://pictures.example/cat.png)')
    expect(box.querySelectorAll('img')).toHaveLength(0)
    await expect.element(page.getByRole('button', { name: 'Load image from pictures.example' })).toBeVisible()
    expect(box.textContent).toContain('a cat')
  })

  it('shows code with its language and a button to copy it', async () => {
    const box = await draw('```ts\nconst a = 1\n```')
    expect(box.querySelector('pre')?.textContent).toBe('const a = 1')
    expect(box.querySelector('.sg-md-code')?.textContent).toBe('tsconst a = 1')
    await expect.element(page.getByRole('button', { name: 'Copy' })).toBeVisible()
    await expectAccessible(box)
  })

  it('puts footnotes at the end', async () => {
    const box = await draw('See[^1].\n\n[^1]: The note.')
    expect(box.querySelector('.sg-md-notes')?.textContent).toContain('The note.')
  })

  it('leaves text that is made to stop a parser as it was written', async () => {
    const hostile = [`${'>'.repeat(3000)} x`, `${'- '.repeat(500)}x`, '['.repeat(5000), 'a\n=\n'.repeat(2000)]
    for (const text of hostile) {
      const box = mount(
        <Root part="markdown">
          <Markdown text={text} />
        </Root>,
      )
      await expect.poll(() => box.querySelector('.sg-text')?.textContent).toBe(text)
    }
  })

  it('draws the rest of a deeply nested list as text', async () => {
    const text = Array.from({ length: 60 }, (_, level) => `${'  '.repeat(level)}- level ${level}`).join('\n')
    const box = await draw(text)
    expect(box.textContent).toContain('level 59')
    expect(box.querySelectorAll('ul').length).toBeLessThan(30)
  })
})
