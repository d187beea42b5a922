// The elements of a Markdown tree. Raw HTML is shown as text, links lead to http(s) and mail only, images wait for a press.
import { createElement, Fragment, type ReactNode, useMemo } from 'react'
import { fill, useLabels } from '../../react/labels.ts'
import { Icon } from '../icon/Icon.tsx'
import { CopyButton } from '../long-text/CopyButton.tsx'
import { PlainText } from '../long-text/LongText.tsx'
import { Media } from '../media/Media.tsx'
import { markdownLabels } from './labels.ts'
import { type MarkdownNode, type MarkdownRoot, parseMarkdown } from './parse.ts'
import { safeUrl } from './safe-url.ts'

/** Beyond this depth and number of nodes the rest is shown as it was written. */
const MAX_DEPTH = 40
const MAX_NODES = 10_000

export default function MarkdownTree({ text }: { text: string }): ReactNode {
  const t = useLabels(markdownLabels)
  const root = useMemo(() => parseMarkdown(text), [text])
  if (!root) return <PlainText text={text} />
  return (
    <div className="sg-md" dir="auto">
      {renderTree(root, text, t)}
    </div>
  )
}

type Words = { readonly [K in keyof typeof markdownLabels]: string }

function renderTree(root: MarkdownRoot, source: string, t: Words): ReactNode {
  const definitions = new Map<string, string>()
  const footnotes: { readonly label: string; readonly children: readonly MarkdownNode[] }[] = []
  collect(root.children, definitions, footnotes)
  let nodes = 0

  const written = (node: MarkdownNode): string =>
    source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)

  const all = (children: readonly MarkdownNode[], depth: number): ReactNode =>
    // biome-ignore lint/suspicious/noArrayIndexKey: a tree made at once from one text
    children.map((child, index) => <Fragment key={index}>{one(child, depth)}</Fragment>)

  const one = (node: MarkdownNode, depth: number): ReactNode => {
    nodes++
    if (depth > MAX_DEPTH || nodes > MAX_NODES) return written(node)
    const inner = () => ('children' in node ? all(node.children, depth + 1) : null)
    switch (node.type) {
      case 'text':
        return node.value
      case 'paragraph':
        return <p>{inner()}</p>
      case 'heading':
        return (
          <p className="sg-md-heading" data-level={node.depth}>
            {inner()}
          </p>
        )
      case 'emphasis':
        return <em>{inner()}</em>
      case 'strong':
        return <strong>{inner()}</strong>
      case 'delete':
        return <del>{inner()}</del>
      case 'inlineCode':
        return <code>{node.value}</code>
      case 'code':
        return <CodeBlock code={node.value} language={node.lang ?? undefined} />
      case 'blockquote':
        return <blockquote>{inner()}</blockquote>
      case 'list':
        return createElement(
          node.ordered ? 'ol' : 'ul',
          { start: node.ordered ? (node.start ?? 1) : undefined },
          inner(),
        )
      case 'listItem':
        return <li>{node.checked === null || node.checked === undefined ? inner() : task(node.checked, inner())}</li>
      case 'thematicBreak':
        return <hr />
      case 'break':
        return <br />
      case 'link':
        return <Link url={node.url}>{inner()}</Link>
      case 'linkReference':
        return linkReference(definitions.get(node.identifier), inner(), written(node))
      case 'image':
        return <Picture url={node.url} name={node.alt ?? ''} />
      case 'imageReference':
        return <Picture url={definitions.get(node.identifier) ?? ''} name={node.alt ?? ''} />
      case 'table':
        return table(node.children, node.align ?? [], depth)
      case 'footnoteReference':
        return <sup>{node.label ?? node.identifier}</sup>
      case 'html':
        return written(node)
      case 'definition':
      case 'footnoteDefinition':
        return null
      default:
        return 'children' in node ? inner() : written(node)
    }
  }

  const task = (isDone: boolean, content: ReactNode) => (
    <span className="sg-md-task">
      <Icon name={isDone ? 'check' : 'other'} size={12} />
      <span className="sg-sr">{isDone ? t['markdown.done'] : t['markdown.open']}</span>
      <span>{content}</span>
    </span>
  )

  const table = (rows: readonly MarkdownNode[], align: readonly (string | null)[], depth: number) => {
    const cells = (row: MarkdownNode, tag: 'th' | 'td') =>
      ('children' in row ? row.children : []).map((cell, column) =>
        createElement(
          tag,
          { key: column, 'data-align': align[column] ?? undefined },
          'children' in cell ? all(cell.children, depth + 2) : null,
        ),
      )
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      <div className="sg-md-table" tabIndex={0}>
        <table>
          <thead>
            <tr>{cells(rows[0], 'th')}</tr>
          </thead>
          <tbody>
            {rows.slice(1).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <tr key={index}>{cells(row, 'td')}</tr>
            ))}
          </tbody>
        </table>
      </div>
    )
  }

  return (
    <>
      {all(root.children, 0)}
      {footnotes.length > 0 && (
        <ol className="sg-md-notes" aria-label={t['markdown.footnotes']}>
          {footnotes.map(({ label, children }) => (
            <li key={label}>
              <sup>{label}</sup> {all(children, 1)}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function collect(
  top: readonly MarkdownNode[],
  definitions: Map<string, string>,
  footnotes: { label: string; children: readonly MarkdownNode[] }[],
): void {
  const rest: MarkdownNode[] = [...top].reverse()
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
    else if (node.type === 'footnoteDefinition') {
      footnotes.push({ label: node.label ?? node.identifier, children: node.children })
    } else if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) rest.push(node.children[i])
  }
}

const linkReference = (url: string | undefined, content: ReactNode, written: string): ReactNode =>
  url === undefined ? written : <Link url={url}>{content}</Link>

/** The address is told on hover and focus: a link may say one thing and lead elsewhere. */
function Link({ url, children }: { url: string; children: ReactNode }): ReactNode {
  const href = safeUrl(url)
  if (href === undefined) {
    return (
      <>
        {children} <code>{url}</code>
      </>
    )
  }
  return (
    <a className="sg-link" href={href} target="_blank" rel="noopener noreferrer" data-sg-tip={href}>
      {children}
    </a>
  )
}

function Picture({ url, name }: { url: string; name: string }): ReactNode {
  const t = useLabels(markdownLabels)
  return (
    <Media modality="image" uri={url} name={name === '' ? undefined : fill(t['markdown.image'], { name })} isInline />
  )
}

function CodeBlock({ code, language }: { code: string; language: string | undefined }): ReactNode {
  return (
    <div className="sg-md-code">
      <div>
        <span>{language}</span>
        <CopyButton text={code} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} dir="ltr">
        <code>{code}</code>
      </pre>
    </div>
  )
}
