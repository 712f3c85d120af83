import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { displayName } from "@/domain/accounts/hostname";
import { certificateEnd } from "@/domain/go-live/seen/certificate-end";
import type { OpenGoLive } from "./open";

/** The days left of a certificate whose renewal is late: the agency's matter, so that visitors never meet its end. */
export function CertificateNotice({ open }: { open: OpenGoLive }) {
  const { sites, forClient, actor, now, base, environment } = open;
  if (forClient) return null;
  return sites.flatMap(({ id, name, finding }) => {
    const end = finding ? certificateEnd(finding.facts, now) : undefined;
    if (!end?.told) return [];
    const days = end.days === 1 ? "1 day" : `${end.days} days`;
    return [
      <Notice key={id} kind="wait" title={`The certificate of ${displayName(name)} ends in ${days}.`}>
        <p>
          It ends <Time at={end.endsAt} zone={actor.timeZone} now={now} /> and was not renewed.{" "}
          <a href={`${base}/${environment.slug}/go-live/certificate`}>See the certificate</a>
        </p>
      </Notice>,
    ];
  });
}
