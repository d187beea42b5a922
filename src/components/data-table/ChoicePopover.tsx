// A choice among many, found by typing. Loaded on first use.
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a list of options is a listbox
import { Popover } from '@base-ui/react/popover'
import { type KeyboardEvent, type ReactNode, useContext, useId, useRef, useState } from 'react'
import { FloatContext } from '../../react/context.ts'
import { Icon } from '../icon/Icon.tsx'

export interface Choice {
  readonly id: string
  readonly label: string
  /** Choices of one group stand together under its name. */
  readonly group: string
}

export interface ChoicePopoverProps {
  readonly label: string
  readonly value: string
  readonly valueLabel: string
  readonly choices: readonly Choice[]
  readonly searchLabel: string
  readonly noneLabel: string
  onChoose(id: string): void
}

/** Most choices that are drawn at once; the rest is found by typing. */
const MAX_SHOWN = 200

export default function ChoicePopover(props: ChoicePopoverProps): ReactNode {
  const { label, valueLabel } = props
  const container = useContext(FloatContext)
  const [isOpen, setOpen] = useState(true)
  const input = useRef<HTMLInputElement>(null)
  return (
    <Popover.Root modal={false} open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="sg-btn" data-kind="line" aria-label={`${label}: ${valueLabel}`}>
        <span className="sg-cut">{valueLabel}</span>
        <Icon name="chevron" size={12} className="sg-dt-down" />
      </Popover.Trigger>
      <Popover.Portal container={container}>
        <Popover.Positioner align="start" sideOffset={4} positionMethod="fixed" className="sg-positioner">
          <Popover.Popup className="sg-float sg-dt-choice" aria-label={label} initialFocus={input}>
            <Choices {...props} input={input} onDone={() => setOpen(false)} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface ChoicesProps extends ChoicePopoverProps {
  readonly input: React.RefObject<HTMLInputElement | null>
  onDone(): void
}

/** A text field and the list it filters: the focus stays in the field, arrows move through the list. */
function Choices({ label, value, choices, searchLabel, noneLabel, onChoose, input, onDone }: ChoicesProps): ReactNode {
  const id = useId()
  const [query, setQuery] = useState('')
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = choices
    .filter((choice) => words.every((word) => `${choice.group} ${choice.label}`.toLowerCase().includes(word)))
    .slice(0, MAX_SHOWN)
  const chosen = found.findIndex((choice) => choice.id === value)
  const [moved, setMoved] = useState<number>()
  const active = Math.min(moved ?? Math.max(0, chosen), found.length - 1)
  const list = useRef<HTMLUListElement>(null)
  const choose = (choice: Choice | undefined) => {
    if (!choice) return
    onChoose(choice.id)
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: { [key: string]: number } = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: found.length - 1,
    }
    const isTextKey = (event.key === 'Home' || event.key === 'End') && query !== ''
    if (event.key === 'Enter') choose(found[active])
    else if (event.key in moves && !isTextKey) {
      const next = Math.min(found.length - 1, Math.max(0, moves[event.key]))
      setMoved(next)
      list.current?.querySelector(`[data-index="${next}"]`)?.scrollIntoView({ block: 'nearest' })
    } else return
    event.preventDefault()
  }
  return (
    <>
      <div className="sg-field">
        <Icon name="search" size={14} />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}list`}
          aria-activedescendant={active >= 0 ? `${id}${active}` : undefined}
          aria-label={searchLabel}
          placeholder={searchLabel}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setMoved(0)
          }}
          onKeyDown={onKeyDown}
          spellCheck={false}
          autoComplete="off"
        />
      </div>
      {found.length === 0 && <p className="sg-dt-none">{noneLabel}</p>}
      <ul id={`${id}list`} ref={list} role="listbox" aria-label={label} className="sg-dt-choices">
        {found.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <li
            key={choice.id}
            id={`${id}${index}`}
            data-index={index}
            role="option"
            aria-selected={choice.id === value}
            data-active={index === active ? '' : undefined}
            data-group={choice.group !== found[index - 1]?.group ? choice.group : undefined}
            onClick={() => choose(choice)}
          >
            <span className="sg-cut" dir="auto">
              {choice.label}
            </span>
            {choice.id === value && <Icon name="check" size={14} />}
          </li>
        ))}
      </ul>
    </>
  )
}
