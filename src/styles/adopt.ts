// Styles for shadow roots: a page's style sheets do not reach into them.
import css from './index.css?inline'

const sheets = new WeakMap<Window, CSSStyleSheet>()

/**
 * Puts the panel's style sheet into a shadow root (or a document). Twice does nothing. The sheet is constructed, so a policy
 * without inline styles allows it, and shared by all roots of one window.
 */
export function adoptStyles(root: ShadowRoot | Document): void {
  const view = (root instanceof Document ? root : root.ownerDocument).defaultView
  if (!view) return
  let sheet = sheets.get(view)
  if (!sheet) {
    // The constructor of the root's own window: a sheet of another document cannot be adopted.
    sheet = new (view as Window & typeof globalThis).CSSStyleSheet()
    sheet.replaceSync(css)
    sheets.set(view, sheet)
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
}
