// Markdown text to a tree. Source: CommonMark 0.31, GitHub Flavored Markdown.
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

export type MarkdownRoot = ReturnType<typeof fromMarkdown>
export type MarkdownNode = MarkdownRoot | MarkdownRoot['children'][number]

// What no person writes and the parser pays for with the square of it (measured: seconds at 20,000 chars).
const DEEP_START = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*){30}/m
const MAX_BRACKETS = 2000
const MAX_UNDERLINES = 500

/** The tree of a text, or undefined where the text would keep the parser busy. */
export function parseMarkdown(text: string): MarkdownRoot | undefined {
  if (
    DEEP_START.test(text) ||
    count(text, /\[/g) > MAX_BRACKETS ||
    count(text, /^[ \t]*[=-]+[ \t]*$/gm) > MAX_UNDERLINES
  ) {
    return undefined
  }
  try {
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  } catch {
    return undefined
  }
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found++
  return found
}
