import type { Plan } from "@/domain/accounts/draft";
import { displayName } from "@/domain/accounts/hostname";

/** What the button does, and what it does not. */
export function PlanOutlook({ plan, account }: { plan: Plan; account: string }) {
  const { website, environments, people } = plan;
  const whose =
    website.account === "new" ? `the client account ${website.accountName}` : `a website of ${account}`;
  const invited = people.addresses.length;
  return (
    <section className="flow" aria-labelledby="outlook">
      <h2 id="outlook">What happens, and what does not</h2>
      <ul className="list-disc pl-5 flow">
        <li>
          Portico makes {whose} with {environments.length + 1}{" "}
          {environments.length === 0 ? "environment" : "environments"}, all of it or nothing.
        </li>
        <li>
          {invited === 0
            ? "Nobody gets a mail."
            : `${invited} ${invited === 1 ? "person gets" : "people get"} a mail with an invitation, nobody else.`}
        </li>
        <li>
          The live website is not touched: visitors of {displayName(website.hostname)} reach the server they
          reach now.
        </li>
        <li>No DNS is changed. Going live is a checklist of its own, and you decide when.</li>
      </ul>
    </section>
  );
}
