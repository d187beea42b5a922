/** Hands a file to the browser as a download. `near` is any element of the panel. */
export function saveFile(near: HTMLElement, name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = near.ownerDocument.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has begun by the next turn; before it, the address must hold.
  setTimeout(() => URL.revokeObjectURL(url))
}

export const jsonFile = (text: string): Blob => new Blob([text], { type: 'application/json' })
