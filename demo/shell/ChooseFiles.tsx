// The two ways to choose: files, or a folder with the exports in it.
import { type ChangeEvent, type ReactNode, useRef } from 'react'
import { chosenFromFolder } from '../files/dropped-files.ts'
import { openFiles } from '../state/open.ts'
import { useDemoStore } from '../state/use-demo.ts'

export function ChooseFiles(): ReactNode {
  const store = useDemoStore()
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const open = (event: ChangeEvent<HTMLInputElement>, isFolder: boolean) => {
    const chosen = [...(event.target.files ?? [])]
    // The same file can be chosen again.
    event.target.value = ''
    void openFiles(store, isFolder ? chosenFromFolder(chosen) : chosen)
  }
  return (
    <>
      <button type="button" className="sg-link" onClick={() => files.current?.click()}>
        choose files
      </button>{' '}
      or{' '}
      <button type="button" className="sg-link" onClick={() => folder.current?.click()}>
        a folder
      </button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Trace files"
        onChange={(event) => open(event, false)}
      />
      <input
        ref={folder}
        type="file"
        webkitdirectory=""
        hidden
        aria-label="Folder with trace files"
        onChange={(event) => open(event, true)}
      />
    </>
  )
}
