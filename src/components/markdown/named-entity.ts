// Names of entities in Markdown (`&nbsp;`, `&mdash;`): the 252 of HTML 4. Stands in for the parser's own table at build time,
// which knows 2,200 (12 kB), or decodes through innerHTML in browsers, which Trusted Types forbid.
import { characterEntitiesHtml4 } from 'character-entities-html4'

/** The character, or false for a name that is none: the text then stays as written. */
export const decodeNamedCharacterReference = (name: string): string | false =>
  Object.hasOwn(characterEntitiesHtml4, name) ? characterEntitiesHtml4[name] : false
