/** A rule said no. `field` names the form field that the sentence belongs to; "form" is the form as a whole. */
export class Refusal extends Error {
  constructor(
    readonly field: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** There is no such thing for this person: unknown and foreign look alike. */
export class NotFound extends Error {}
