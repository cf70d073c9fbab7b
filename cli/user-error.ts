/** A mistake that the person at the command line can put right. */
export class UserError extends Error {
  readonly next: string

  /** @param next what to do about it, as an imperative without a full stop. */
  constructor(problem: string, next: string) {
    super(problem)
    this.next = next
  }

  sentence(): string {
    return `${this.message}: ${this.next}.`
  }
}
