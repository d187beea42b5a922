// Pictures, sounds and files of a message. Inline bytes are shown at once; what lies on another host only on request.
import { type ReactNode, useState } from 'react'
import { fill, useLabels } from '../../react/labels.ts'
import { formatBytes } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { Fold } from '../long-text/Fold.tsx'
import { LongText } from '../long-text/LongText.tsx'
import { mediaLabels } from './labels.ts'
import { type Modality, mediaSource, modalityOf } from './media-source.ts'

export interface MediaProps {
  /** `image`, `audio`, `video`, else a file. */
  readonly modality: string
  readonly mimeType?: string
  /** `data:` for inline bytes, http(s) for another host. */
  readonly uri?: string
  readonly fileId?: string
  readonly name?: string
  /** What was said, for sounds. */
  readonly transcript?: string
  /** Stands within a text. */
  readonly isInline?: boolean
}

/** Shows one picture, sound or file, or says where it is. */
export function Media(props: MediaProps): ReactNode {
  const { uri, fileId, name, transcript, isInline } = props
  const t = useLabels(mediaLabels)
  const [isWanted, setWanted] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const source = mediaSource(uri, fileId)
  const mimeType = source.kind === 'inline' ? source.mimeType : props.mimeType
  const modality = modalityOf(props.modality, mimeType)
  const title = name ?? t[`media.${modality}`]
  const shownUri = source.kind === 'inline' ? source.uri : source.kind === 'remote' && isWanted ? source.uri : undefined
  const canPlay = modality !== 'file' && shownUri !== undefined && !hasFailed
  const Box = isInline ? 'span' : 'div'

  return (
    <Box className="sg-media" data-inline={isInline || undefined}>
      {canPlay && <Player modality={modality} uri={shownUri} title={title} onError={() => setFailed(true)} />}
      <span className="sg-media-line">
        {!canPlay && <Icon name="file" size={14} />}
        <span className="sg-cut">{title}</span>
        {(mimeType || source.kind === 'inline') && (
          <span className="sg-faint">
            {[mimeType, source.kind === 'inline' && sizeText(source.sizeBytes)].filter(Boolean).join(' · ')}
          </span>
        )}
        {source.kind === 'remote' && modality !== 'file' && !isWanted && (
          <button type="button" className="sg-btn" data-kind="line" onClick={() => setWanted(true)}>
            {fill(t[LOAD[modality]], { host: source.host })}
          </button>
        )}
        {source.kind === 'remote' && (modality === 'file' || hasFailed) && (
          <a className="sg-link" href={source.uri} target="_blank" rel="noopener noreferrer" data-sg-tip={source.uri}>
            {fill(t['media.openFile'], { host: source.host })}
          </a>
        )}
        {source.kind === 'inline' && (modality === 'file' || hasFailed) && (
          <a className="sg-link" href={source.uri} download={fileName(title, source.mimeType)}>
            {t['media.save']}
          </a>
        )}
        {source.kind === 'elsewhere' && (
          <span className="sg-faint">
            {t['media.elsewhere']} <code className="sg-mono">{source.name}</code>
          </span>
        )}
        {source.kind === 'missing' && <span className="sg-faint">{t['media.notRecorded']}</span>}
        {hasFailed && <span className="sg-faint">{t['media.failed']}</span>}
      </span>
      {transcript !== undefined && (
        <Fold label={t['media.transcript']} defaultOpen>
          <LongText text={transcript} />
        </Fold>
      )}
    </Box>
  )
}

const LOAD = { image: 'media.loadImage', audio: 'media.loadAudio', video: 'media.loadVideo' } as const

interface PlayerProps {
  readonly modality: Exclude<Modality, 'file'>
  readonly uri: string
  readonly title: string
  readonly onError: () => void
}

function Player({ modality, uri, title, onError }: PlayerProps): ReactNode {
  if (modality === 'image') return <img src={uri} alt={title} referrerPolicy="no-referrer" onError={onError} />
  // biome-ignore lint/a11y/useMediaCaption: what was said stands under the player, where it was recorded
  if (modality === 'audio') return <audio controls preload="metadata" src={uri} aria-label={title} onError={onError} />
  // biome-ignore lint/a11y/useMediaCaption: as above
  return <video controls preload="metadata" src={uri} aria-label={title} onError={onError} />
}

const sizeText = (sizeBytes: number): string => {
  const { text, unit } = formatBytes(sizeBytes)
  return `${text} ${unit}`
}

/** A name to save under: the given one, else one made from the media type. */
const fileName = (title: string, mimeType: string): string => {
  const clean = title.replace(/[^\p{L}\p{N}._ -]/gu, '_')
  return clean.includes('.') ? clean : `${clean}.${mimeType.split('/')[1]?.replace(/\W.*/, '') || 'bin'}`
}
