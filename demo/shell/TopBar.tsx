import type { ReactNode } from 'react'
import { Icon } from '../spanglass.ts'
import { THEMES } from '../state/theme.ts'
import { useDemo, useDemoStore } from '../state/use-demo.ts'
import { keyName } from './keys.ts'

export function TopBar(): ReactNode {
  const store = useDemoStore()
  const theme = useDemo((state) => state.theme)
  const nextTheme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]
  return (
    <header className="demo-top">
      <h1 className="demo-logo">
        <svg viewBox="0 0 18 18" aria-hidden="true">
          <rect x="1" y="3" width="11" height="2.6" rx="1.3" />
          <rect x="4" y="7.7" width="8" height="2.6" rx="1.3" opacity=".55" />
          <rect x="8" y="12.4" width="9" height="2.6" rx="1.3" />
        </svg>
        Spanglass
      </h1>
      <button
        type="button"
        className="sg-field demo-find"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => store.setState({ dialog: 'palette' })}
      >
        <Icon name="search" size={14} />
        <span className="sg-cut sg-grow">Find traces, files and actions</span>
        <kbd className="sg-kbd">{keyName('mod+K')}</kbd>
      </button>
      <button
        type="button"
        className="sg-btn"
        data-kind="icon"
        aria-label={`Theme: ${theme}. Switch to ${nextTheme}`}
        data-theme-now={theme}
        onClick={() => store.setState({ theme: nextTheme })}
      >
        <Icon name="theme" />
      </button>
      <button
        type="button"
        className="sg-btn"
        data-kind="icon"
        aria-label="Help"
        aria-haspopup="dialog"
        onClick={() => store.setState({ dialog: 'help' })}
      >
        <Icon name="help" />
      </button>
    </header>
  )
}
