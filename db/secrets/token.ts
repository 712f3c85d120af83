import { createHash, randomBytes } from "node:crypto";

/** 256 random bits that fit into a link or a cookie. */
export const newToken = () => randomBytes(32).toString("base64url");

/** What is kept of a token: enough to recognise it, useless to present. */
export const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");
