// The text that is sought in the open trace, for parts that fold or cut what they show: they open where it stands.
import { createContext, useContext } from 'react'

/** In lower case; empty while nothing is sought. */
export const SoughtText = createContext('')

/** Place behind the first match in a text, 0 where there is none. */
export function endOfMatch(text: string, sought: string): number {
  const at = sought === '' ? -1 : text.toLowerCase().indexOf(sought)
  return at < 0 ? 0 : at + sought.length
}

/** Whether what is sought stands in a text. */
export const useHolds = (text: string | undefined): boolean => endOfMatch(text ?? '', useContext(SoughtText)) > 0
