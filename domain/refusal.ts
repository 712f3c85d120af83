/** A rule said no. `field` names the form field that the sentence belongs to; "form" is the form as a whole. */
export class Refusal extends Error {
  constructor(
    readonly field: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

/** The person may see this and not do it. */
export class Forbidden extends Refusal {
  constructor(sentence = "Your role does not allow this.", field = "form") {
    super(field, sentence);
  }
}

/** Tried too often: `until` is when the next try may be made. */
export class TooManyTries extends Refusal {
  constructor(
    readonly until: Date,
    sentence: string,
  ) {
    super("form", sentence);
  }
}

/** There is no such thing for this person: unknown and foreign look alike. */
export class NotFound extends Error {}
