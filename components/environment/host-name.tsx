import { Fragment } from "react";

/** A host name that breaks before its dots where a line is too short for it. */
export const HostName = ({ name }: { name: string }) => (
  <code>
    {name.split(/(?=\.)/).map((part, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other identity
      <Fragment key={at}>
        {at > 0 ? <wbr /> : null}
        {part}
      </Fragment>
    ))}
  </code>
);
