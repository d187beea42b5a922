// Files whose records are no JSON. What opens them is loaded when there is one; detect.ts tells them.
import type { Container, ContainerKind } from './container.ts'

const LOADERS: { readonly [kind in ContainerKind]: () => Promise<Container> } = {
  console: async () => (await import('./console.ts')).consoleText,
  csv: async () => (await import('./csv.ts')).csv,
  parquet: async () => (await import('./parquet.ts')).parquet,
  'otlp-protobuf': async () => (await import('./otlp-protobuf.ts')).otlpProtobuf,
}

export const loadContainer = (kind: ContainerKind): Promise<Container> => LOADERS[kind]()
