/** A map that forgets what was put in first: it holds the last `most` entries at least, and twice as many at most. */
export class BoundedMap<K, V> {
  private readonly most: number
  private latest = new Map<K, V>()
  private earlier = new Map<K, V>()

  constructor(most: number) {
    this.most = most
  }

  get(key: K): V | undefined {
    return this.latest.get(key) ?? this.earlier.get(key)
  }

  set(key: K, value: V): void {
    if (this.latest.size >= this.most) {
      this.earlier = this.latest
      this.latest = new Map()
    }
    this.latest.set(key, value)
  }
}
