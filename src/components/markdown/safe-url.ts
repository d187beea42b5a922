/** The address of a link that may be followed; undefined for other schemes and for addresses without a host. */
export function safeUrl(url: string): string | undefined {
  return /^(?:https?:\/\/[^/?#]|mailto:.)/i.test(url) && !/\s/.test(url) ? url : undefined
}
