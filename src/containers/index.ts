// Files whose records are no JSON. What tells them and what opens them is loaded when there is a file that is none.
import type { Container, ContainerKind } from './container.ts'

/** The kind of a file by its first bytes, see `containerOf`. */
export const detectContainer = async (head: Uint8Array, name: string): Promise<ContainerKind | undefined> =>
  (await import('./detect.ts')).containerOf(head, name)

const LOADERS: { readonly [kind in ContainerKind]: () => Promise<Container> } = {
  console: async () => (await import('./console.ts')).consoleText,
  csv: async () => (await import('./csv.ts')).csv,
  parquet: async () => (await import('./parquet.ts')).parquet,
  'otlp-protobuf': async () => (await import('./otlp-protobuf.ts')).otlpProtobuf,
}

export const loadContainer = (kind: ContainerKind): Promise<Container> => LOADERS[kind]()
