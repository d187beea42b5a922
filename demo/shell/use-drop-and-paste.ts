import { useEffect, useState } from 'react'
import { droppedFiles, pastedFiles } from '../files/dropped-files.ts'
import { openFiles } from '../state/open.ts'
import { useDemoStore } from '../state/use-demo.ts'

/** Opens what is dropped on the page or pasted into it. True while something is held over it. */
export function useDropAndPaste(): boolean {
  const store = useDemoStore()
  const [isDropping, setIsDropping] = useState(false)
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setIsDropping(true)
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsDropping(false)
    }
    const onDrop = async (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setIsDropping(false)
      await openFiles(store, await droppedFiles(event.dataTransfer))
    }
    const onPaste = (event: ClipboardEvent) => {
      const files = pastedFiles(event)
      if (!files) return
      event.preventDefault()
      void openFiles(store, files)
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('dragleave', onDragLeave)
    document.addEventListener('drop', onDrop)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('dragleave', onDragLeave)
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('paste', onPaste)
    }
  }, [store])
  return isDropping
}
