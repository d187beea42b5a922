const isMac = /Mac|iP(hone|ad)/.test(navigator.platform)

/** `mod+K` as this machine writes it: ⌘K or Ctrl K. */
export const keyName = (combination: string): string => combination.replace('mod+', isMac ? '⌘' : 'Ctrl ')
