/**
 * Whether one of a certificate's DNS names is the host's (RFC 9525): the same labels, or "*" as the whole first label
 * in place of exactly one.
 */
export function coversHost(names: readonly string[], host: string): boolean {
  const wanted = host.toLowerCase();
  const above = wanted.slice(wanted.indexOf(".") + 1);
  return names.some((name) => {
    const given = name.toLowerCase().replace(/\.$/, "");
    return given === wanted || (given === `*.${above}` && above.includes("."));
  });
}
