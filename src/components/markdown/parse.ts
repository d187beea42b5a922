// Markdown text to a tree. Source: CommonMark 0.31, GitHub Flavored Markdown.
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

export type MarkdownRoot = ReturnType<typeof fromMarkdown>
export type MarkdownNode = MarkdownRoot | MarkdownRoot['children'][number]

/** Nesting that no person writes, and that a parser pays dearly for. */
const HOSTILE = /^(?:[ \t]*(?:>|[-+*]|\d+[.)])){40}|[*_~]{60}|\[{40}|!?(?:\[[^\]]{0,9}){60}/m

/** The tree of a text, or undefined where the text is made to stop a parser. */
export function parseMarkdown(text: string): MarkdownRoot | undefined {
  if (HOSTILE.test(text)) return undefined
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}
