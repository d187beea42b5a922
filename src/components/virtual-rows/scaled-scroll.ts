// Follows a scroller and says how far into the list it stands, also where the list is higher than the element may be.
import { flushSync } from 'react-dom'
import { holdBack } from '../../react/work.ts'
import { clamp, MAX_HEIGHT_PX, type ScrollScale, scrollScale } from './scroll-scale.ts'

/** A scroll of more views than this is a jump, as by the scrollbar, and moves in proportion; all else moves by pixels. */
const JUMP_VIEWS = 1.5
const REST_MS = 150
/** What rows are drawn from. */
export interface ScrollView {
  /** First px of the list in the view. */
  readonly offset: number
  /** Height of the view. */
  readonly height: number
  /** Offset less position of the element: rows are drawn that much higher. 0 while the element is as high as the list. */
  readonly shift: number
  /** The reader goes by leaps of a view and more: what is drawn is left behind almost unseen. */
  readonly isLeaping: boolean
}

export class ScaledScroll {
  private element: HTMLElement | undefined
  private listPx = 0
  private rowPx = 1
  private offset = 0
  /** Where the element stood when the offset was worked out. */
  private position = 0
  private drawn: ScrollView = { offset: 0, height: 600, shift: 0, isLeaping: false }
  /** Runs until the leaps are over: a `scrollend` comes after each of them. */
  private leap: ReturnType<typeof setTimeout> | undefined
  private readonly listeners = new Set<() => void>()

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** What is drawn; a new object only when other rows come into view or rows move in the element. */
  view = (): ScrollView => this.drawn

  /** First px of the list in the view, at this moment. */
  currentOffset(): number {
    return this.offset
  }

  /** Listens to an element; returns how to stop. */
  attach(element: HTMLElement): () => void {
    this.element = element
    this.position = element.scrollTop
    let rest: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      holdBack()
      this.follow()
      clearTimeout(rest)
      // A finger that rests on the list sends no events and still scrolls: `scrollend` knows better where there is one.
      if (!('onscrollend' in element)) rest = setTimeout(() => this.settle(), REST_MS)
    }
    const onEnd = () => this.settle()
    const resize = new ResizeObserver(() => this.resized())
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('scrollend', onEnd)
    resize.observe(element)
    this.resized()
    return () => {
      clearTimeout(rest)
      this.endLeap()
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('scrollend', onEnd)
      resize.disconnect()
      this.element = undefined
    }
  }

  /** The list has this many px now; the reader stays where they are. */
  setList(listPx: number, rowPx: number): void {
    if (listPx === this.listPx && rowPx === this.rowPx) return
    this.listPx = listPx
    this.rowPx = rowPx
    this.resized()
  }

  /** Puts a px of the list at the top of the view. */
  scrollTo(offset: number): void {
    if (!this.element) return
    const scale = this.scale(this.element)
    this.offset = clamp(offset, scale.lastOffset)
    this.element.scrollTop = scale.positionAt(this.offset)
    // The browser rounds, and has the last word.
    this.position = this.element.scrollTop
    if (scale.isExact) this.offset = this.position
    this.publish()
  }

  private scale({ scrollHeight, clientHeight }: HTMLElement): ScrollScale {
    return scrollScale(this.listPx, Math.min(this.listPx, MAX_HEIGHT_PX) - (scrollHeight - clientHeight))
  }

  /** The element was scrolled: by the reader, or by us, which then is no news. */
  private follow(): void {
    const { element } = this
    if (!element) return
    const scale = this.scale(element)
    const position = element.scrollTop
    const moved = position - this.position
    this.position = position
    if (scale.isExact) this.offset = position
    else if (Math.abs(moved) <= JUMP_VIEWS * element.clientHeight) {
      this.offset = clamp(this.offset + moved, scale.lastOffset)
      const isStuck = position <= 0 ? this.offset > 0 : position >= scale.lastPosition && this.offset < scale.lastOffset
      if (isStuck) {
        this.settle()
        return
      }
    } else this.offset = position + Math.round(scale.offsetAt(position) - position)
    if (Math.abs(this.offset - this.drawn.offset) >= element.clientHeight) this.startLeap()
    this.publish()
  }

  /** At rest the element goes back to where its scrollbar tells the truth, and the rows with it: nothing moves on screen. */
  private settle(): void {
    const { element } = this
    if (!element) return
    const scale = this.scale(element)
    const position = Math.round(scale.positionAt(this.offset))
    if (scale.isExact || Math.abs(position - this.position) < 2) return
    element.scrollTop = position
    this.position = element.scrollTop
    flushSync(() => this.publish())
  }

  private resized(): void {
    if (!this.element) return
    if (this.scale(this.element).isExact) this.follow()
    else this.scrollTo(this.offset)
    this.publish()
  }

  private publish(): void {
    const { drawn, rowPx, offset } = this
    const height = this.element?.clientHeight ?? drawn.height
    const shift = offset - this.position
    const isSameRow = Math.floor(offset / rowPx) === Math.floor(drawn.offset / rowPx)
    if (!isSameRow && Math.abs(offset - drawn.offset) < height) this.endLeap()
    const isLeaping = this.leap !== undefined
    const isSame =
      isSameRow && height === drawn.height && isLeaping === drawn.isLeaping && Math.abs(shift - drawn.shift) < 0.5
    if (isSame) return
    this.drawn = { offset, height, shift, isLeaping }
    for (const listener of this.listeners) listener()
  }

  private startLeap(): void {
    this.endLeap()
    this.leap = setTimeout(() => {
      this.endLeap()
      this.publish()
    }, REST_MS)
  }

  private endLeap(): void {
    clearTimeout(this.leap)
    this.leap = undefined
  }
}
