/** Where what shows of a bar lies on its track: left and width in percent, to two decimals. An instant has no width. */
export function extentOf(bar: HTMLElement): [left: number, width: number] {
  const track = bar.parentElement?.getBoundingClientRect() as DOMRect
  const box = bar.getBoundingClientRect()
  const percent = (px: number) => Math.round((10_000 * px) / track.width) / 100
  if (bar.dataset.piece === 'instant') return [percent(box.left + box.width / 2 - track.left), 0]
  return [percent(box.left + bar.clientLeft - track.left), percent(box.width - 2 * bar.clientLeft)]
}
