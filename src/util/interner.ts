/** Dictionary coding of strings: each distinct string has one small number. Code 0 is the empty string. */
export class Interner {
  readonly strings: string[] = ['']
  private readonly codes = new Map<string, number>([['', 0]])

  code(text: string): number {
    let code = this.codes.get(text)
    if (code === undefined) {
      code = this.strings.length
      this.strings.push(text)
      this.codes.set(text, code)
    }
    return code
  }
}
