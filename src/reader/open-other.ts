// Inputs that are no JSON in UTF-8, or none that can be read at once: what they are, and how they are read.
import type { ContainerKind } from '../containers/container.ts'
import { containerOf } from '../containers/detect.ts'
import type { Readable } from './input.ts'
import { looksLikeJson } from './kind.ts'
import { checkKind, encodingOf } from './no-json.ts'
import {
  BlobContent,
  type Bytes,
  headOf,
  isReadAtOnce,
  type OpenedInput,
  type OpenOptions,
  sourceOf,
} from './source.ts'
import { asItIs, drained, recoded, type Streamed, unpacked } from './streamed.ts'

export async function openOther(
  bytes: Bytes,
  name: string,
  { issues, onBytes, isWhole = false }: OpenOptions,
): Promise<OpenedInput> {
  let head = await headOf(bytes)
  const isGzip = head[0] === 0x1f && head[1] === 0x8b
  let streamed: Streamed | undefined
  if (isGzip || isArriving(bytes)) {
    streamed = (isGzip ? unpacked : asItIs)(readableOf(bytes), name, onBytes)
    head = await streamed.source.head()
  }
  let container: ContainerKind | undefined
  if (!looksLikeJson(head)) {
    // Asked first: what is packed tight may look like text of two bytes a character.
    container = containerOf(head, name)
    if (!container) checkKind(head, name)
    const encoding = container ? 'utf-8' : encodingOf(head)
    if (encoding !== 'utf-8') {
      issues.add('info', 'input.encoding', encoding)
      streamed = recoded(streamed ?? asItIs(readableOf(bytes), name, onBytes), encoding)
      head = await streamed.source.head()
      container = looksLikeJson(head) ? undefined : containerOf(head, name)
    }
  }
  const isNeededWhole = container !== undefined || isWhole
  if (!streamed && !isNeededWhole && !isReadAtOnce(bytes)) streamed = asItIs(readableOf(bytes), name, onBytes)
  if (!streamed) return { ...(await sourceOf(bytes, container)), isGzip, container }
  const { source, blob, tellCut } = streamed
  if (isNeededWhole) return { ...(await sourceOf(await drained(streamed), container)), isGzip, container, tellCut }
  return { source, content: new BlobContent(blob), isGzip, container, tellCut }
}

const isArriving = (bytes: Bytes): boolean => 'head' in bytes

const readableOf = (bytes: Bytes): Readable => (bytes instanceof Uint8Array ? new Blob([bytes]) : bytes)
