"use server";

import { z } from "zod";
import { type SitePath, siteAt } from "@/app/(portal)/go-live/site-at";
import { submit } from "@/app/form-action";
import { askNewNameservers } from "@/app/jobs/ask-new-nameservers";
import { dropMove } from "@/db/commands/go-live/nameserver-moves";
import { targetFor } from "@/db/target";
import type { FormState } from "@/domain/form";
import { NameserverNames } from "@/domain/go-live/change/nameserver-move";

const MoveInput = z.discriminatedUnion("how", [
  z.object({ how: z.literal("compare"), nameservers: NameserverNames }),
  z.object({ how: z.literal("drop") }),
]);

/** Compares with the nameservers to which the domain is to move; or forgets them, because they stay where they are. */
export const moveAt = async (path: SitePath, _state: FormState, form: FormData) =>
  submit(MoveInput, form, async (actor, input) => {
    const { accountId, environment, site } = await siteAt(actor, path);
    const place = { accountId, hostnameId: site.id };
    if (input.how === "drop") {
      await dropMove(actor, place);
      return "The nameservers stay where they are.";
    }
    const target = targetFor({ ...environment, name: site.name });
    await askNewNameservers(actor, { ...site, ...place, target }, input.nameservers);
    return "Compared. What they have and lack stands above.";
  });
