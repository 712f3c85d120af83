/** What happened, in the past tense, with what it happened to and both sides of the change. */
export interface DomainEvent {
  action: `${string}.${string}`;
  subject: string;
  before?: unknown;
  after?: unknown;
  /** For whom it was done, when somebody acted in another's name. */
  onBehalfOf?: string;
}
