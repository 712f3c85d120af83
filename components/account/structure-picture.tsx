import { EnvironmentMark } from "@/components/environment/environment-mark";
import { StateTag } from "@/components/environment/state-tag";
import type { EnvironmentKind } from "@/domain/accounts/environment";
import type { ShownState } from "@/domain/go-live/state";
import { Wires } from "./wires";

export interface StructurePerson {
  id: string;
  name: string;
  /** "agency", "client". */
  side: string;
  /** Ids of the accounts that the person reaches. */
  accounts: string[];
  /** The page with this person chosen. */
  href?: string;
}

export interface StructureAccount {
  id: string;
  name: string;
  applications: StructureApplication[];
}

export interface StructureApplication {
  name: string;
  href: string;
  /** The chosen person reaches it. */
  lit: boolean;
  environments: { name: string; kind: EnvironmentKind; hostname: string; state: ShownState; href: string }[];
}

/**
 * People, accounts, applications, environments: nested lists, over which a wide window draws the paths.
 * `chosen` is the id of the person whose paths are lit, `reach` the same in words.
 */
export function StructurePicture(props: {
  people: StructurePerson[];
  accounts: StructureAccount[];
  chosen?: string;
  reach?: string;
}) {
  const { people, accounts, chosen, reach } = props;
  const lit = people.find(({ id }) => id === chosen)?.accounts ?? [];
  return (
    <div className="structure">
      <h3 className="lane first">People</h3>
      <ul className="persons">
        {people.map((person) => (
          <li key={person.id}>
            <PersonNode {...person} chosen={person.id === chosen} />
          </li>
        ))}
      </ul>
      <Wires
        from={people.length}
        to={accounts.length}
        pairs={people.flatMap((person, from) =>
          person.accounts.map((id) => ({
            from,
            to: accounts.findIndex((account) => account.id === id),
            lit: person.id === chosen,
          })),
        )}
      />
      <LaneNames several={accounts.length > 1} />
      <ul className="accounts" aria-label="Client accounts">
        {accounts.map((account) => (
          <AccountNode key={account.id} {...account} lit={lit.includes(account.id)} />
        ))}
      </ul>
      <p className="reach" role="status">
        {reach}
      </p>
    </div>
  );
}

/** Names for the eye; a screen reader hears them as names of the lists. */
function LaneNames({ several }: { several: boolean }) {
  return (
    <>
      <span className="lane below account-lane" aria-hidden>
        {several ? "Accounts" : "Account"}
      </span>
      <span className="lane below application-lane" aria-hidden>
        Applications
      </span>
      <span className="lane below environment-lane" aria-hidden>
        Environments
      </span>
    </>
  );
}

function PersonNode({ name, side, href, chosen }: StructurePerson & { chosen: boolean }) {
  const words = (
    <>
      {name}
      <small>{side}</small>
    </>
  );
  if (!href) return <span className="person">{words}</span>;
  return (
    <a className="person" href={href} aria-current={chosen ? "true" : undefined}>
      {words}
    </a>
  );
}

function AccountNode({ name, applications, lit }: StructureAccount & { lit: boolean }) {
  return (
    <li className={lit ? "account lit" : "account"}>
      <div className="node">{name}</div>
      <ul className="applications" aria-label={`Applications of ${name}`}>
        {applications.map((application, index) => (
          <li key={application.href} className={application.lit ? "lit" : undefined}>
            {index === 0 ? (
              <Wires
                from={1}
                to={applications.length}
                pairs={applications.map(({ lit }, to) => ({ from: 0, to, lit }))}
              />
            ) : null}
            <div className="node">
              <a className="link" href={application.href}>
                {application.name}
              </a>
            </div>
            <Environments {...application} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function Environments({ name, environments }: StructureApplication) {
  return (
    <ul className="environments" aria-label={`Environments of ${name}`}>
      {environments.map((environment) => (
        <li key={environment.href}>
          <EnvironmentMark kind={environment.kind} silent />
          <a className="link" href={environment.href}>
            {environment.name}
          </a>
          <StateTag state={environment.state} />
          <code>{environment.hostname}</code>
        </li>
      ))}
    </ul>
  );
}
