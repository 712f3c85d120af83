interface GithubMail {
  email: string;
  primary: boolean;
  verified: boolean;
}

/** The primary mail address of a GitHub login, if GitHub has verified it. */
export async function verifiedGithubMail(accessToken: string) {
  const answer = await fetch("https://api.github.com/user/emails", {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json" },
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) return undefined;
  const mails = (await answer.json()) as GithubMail[];
  return mails.find(({ primary, verified }) => primary && verified)?.email.toLowerCase();
}
