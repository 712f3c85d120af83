/** What a mail server's answer means, by its code: the enhanced one first, as it says more. */
const MEANINGS: [RegExp, string][] = [
  [/\b5\.1\.2\b/, "There is no mail server at this address"],
  [
    /\b5\.1\.[0136]\b|\b55[03]\b.*(unknown|no such|not found|does not exist|unavailable)/i,
    "There is no such mailbox",
  ],
  [/\b[45]\.2\.2\b|\b[45]52\b|quota|mailbox.*full/i, "The mailbox is full"],
  [/\b5\.7\.\d+\b|\b554\b|spam|blocked|policy/i, "The server does not take mail from us"],
  [/\b53[045]\b|EAUTH/i, "Our mail server refused our sign-in"],
  [
    /ENOTFOUND|EDNS|ECONNREFUSED|ETIMEDOUT|ECONNECTION|ESOCKET|timeout/i,
    "The mail server could not be reached",
  ],
  [/\b4\d\d\b/, "The server asks us to try again later"],
];

/** A mail server's refusal in plain words, with the server's own behind them. */
export function refusalWords(words: string) {
  const meaning = MEANINGS.find(([pattern]) => pattern.test(words))?.[1];
  return meaning ? `${meaning} (${words})` : words;
}
