import { eq } from "drizzle-orm";
import { readAsSystem } from "@/db/access";
import { environments } from "@/db/schema/applications";
import { hostnames } from "@/db/schema/hostnames";

/** The edge's label of the environment that a host name (A-labels) belongs to; undefined when nobody has added it. */
export const edgeLabelOf = (name: string) =>
  readAsSystem(async (tx) => {
    const [row] = await tx
      .select({ label: environments.edgeLabel })
      .from(hostnames)
      .innerJoin(environments, eq(environments.id, hostnames.environmentId))
      .where(eq(hostnames.name, name));
    return row?.label;
  });
