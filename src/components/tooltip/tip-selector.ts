/** Elements with `data-sg-tip` have a reason to show; an empty one shows its own text while that is cut short. */
export const TIP_SELECTOR = '[data-sg-tip]'
