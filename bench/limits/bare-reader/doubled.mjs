/** A typed array of twice the length with the same values, and 0 after them. */
export function doubled(array) {
  const larger = new array.constructor(array.length * 2)
  larger.set(array)
  return larger
}
