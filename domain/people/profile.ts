import { z } from "zod";
import { NOTICE_MAILS } from "@/domain/activity/notice";
import { Name } from "@/domain/name";
import { NewPassword } from "@/domain/sign-in/password";

const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

/** Every time zone that this machine can tell times in, UTC first. */
export const timeZones = () => ZONES;

export const Profile = z.object({
  name: Name,
  timeZone: z.string().refine((zone) => ZONES.includes(zone), "Choose a time zone from the list."),
});

/** A new password for the person who is signed in; the present one is asked for when there is one. */
export const PasswordChange = z.object({
  present: z.string().max(200).default(""),
  password: NewPassword,
});

/** How somebody wants to be told by mail. */
export const NoticePreference = z.object({
  noticeMail: z.enum(NOTICE_MAILS, "Choose how you are told."),
});
