import { EnvironmentMark } from "@/components/environment/environment-mark";
import type { Plan } from "@/domain/accounts/draft";
import { type EnvironmentKind, sharesProductionOrigin } from "@/domain/accounts/environment";
import { displayName } from "@/domain/accounts/hostname";
import { CLIENT_ROLE_OPTIONS } from "@/domain/people/role";
import type { Answer } from "./check-answers";

/** Where the website is and whose it is. `account` is the existing account's name. */
export const websiteAnswers = (website: Plan["website"], account: string, change: string): Answer[] => [
  { question: "Production address", answer: <code>{displayName(website.hostname)}</code>, change },
  website.account === "new"
    ? { question: "New client account", answer: website.accountName, change }
    : { question: "Existing client account", answer: account, change },
  { question: "Application", answer: website.name, change },
];

/** Production, which cannot be left out, and the others. */
export const environmentAnswers = (plan: Plan, change: string, changeProduction: string): Answer[] => [
  {
    question: "Production",
    answer: <Environment kind="production" {...plan.website} shared={false} />,
    change: changeProduction,
  },
  ...plan.environments.map((environment) => ({
    question: environment.name,
    answer: <Environment {...environment} shared={sharesProductionOrigin(environment, plan.website)} />,
    change,
  })),
  ...(plan.environments.length === 0 ? [{ question: "Others", answer: "None", change }] : []),
];

/** Who gets in: the client's people by mail, colleagues at once. */
export const peopleAnswers = (people: Plan["people"], team: string[], change: string): Answer[] => [
  {
    question: "Invited",
    answer: people.addresses.length > 0 ? <Lines lines={people.addresses} /> : "Nobody",
    change,
  },
  ...(people.addresses.length > 0
    ? [
        {
          question: "They may",
          answer: CLIENT_ROLE_OPTIONS.find(({ value }) => value === people.role)?.label ?? "",
          change,
        },
      ]
    : []),
  { question: "Your team", answer: ["You", ...team].join(", "), change },
];

function Environment(props: {
  kind: EnvironmentKind;
  hostname: string;
  origin: string | null;
  shared: boolean;
}) {
  return (
    <>
      <EnvironmentMark kind={props.kind} /> <code>{displayName(props.hostname)}</code>
      <br />
      {props.origin ? (
        <>
          Origin <code>{props.origin}</code>
        </>
      ) : (
        "Origin not known yet"
      )}
      {props.shared ? (
        <>
          <br />
          <strong>This is production's origin: it cannot go live until it has its own.</strong>
        </>
      ) : null}
    </>
  );
}

const Lines = ({ lines }: { lines: string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>
        <code>{line}</code>
      </li>
    ))}
  </ul>
);
