// On the server: the parts as HTML, at once or as a stream.
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { version } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { Parts, read } from './parts.tsx'

export { version }

export const renderAtOnce = async (exportText: string): Promise<string> =>
  renderToString(<Parts traces={await read(exportText)} />)

export const renderAsStream = async (exportText: string): Promise<string> => {
  const traces = await read(exportText)
  const html = new PassThrough()
  await new Promise<void>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(<Parts traces={traces} />, { onAllReady: resolve, onError: reject })
    pipe(html)
  })
  return text(html)
}
