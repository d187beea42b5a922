// In the browser: takes over what the server has rendered.
import 'spanglass/styles.css'
import { hydrateRoot } from 'react-dom/client'
import { Parts, read } from './parts.tsx'

const element = (id: string) => document.getElementById(id) as HTMLElement
const traces = await read(element('export').textContent ?? '')
hydrateRoot(element('root'), <Parts traces={traces} />)
