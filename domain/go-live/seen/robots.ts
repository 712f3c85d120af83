// These have values of their own, among them "none".
const VALUED = /^(max-[a-z-]+|unavailable_after)\s*:/;

/** Whether robots directives, of X-Robots-Tag or a robots meta, keep any search engine from listing the page. */
export function forbidsListing(directives: string): boolean {
  return directives
    .toLowerCase()
    .split(",")
    .map((one) => one.trim())
    .filter((one) => !VALUED.test(one))
    .some((one) => /^([a-z0-9_-]+\s*:)?\s*(noindex|none)$/.test(one));
}
