import { isIP } from "node:net";
import { asciiOf } from "@/domain/accounts/hostname";
import { plainAddress } from "@/domain/go-live/seen/address";
import { plainName } from "@/domain/go-live/seen/name";
import { type Comparison, edgePlaces, glanceOf } from "@/domain/go-live/seen/preview";
import type { Target } from "@/domain/go-live/seen/target";
import { DnsClient } from "./dns/client";
import { follow } from "./dns/survey";
import { Walk } from "./dns/walk";
import { type InternetConfig, Network } from "./network";
import { probeOrigin, probePreview } from "./probe/edge";
import { Lanes } from "./probe/lanes";
import type { Probing } from "./probe/probing";

const deadline = 15_000;

/** Fetches the home page through an edge address and from the origin, each once, and keeps no body. */
export async function compare(
  target: Target,
  internet: InternetConfig,
  clock: () => Date,
): Promise<Comparison> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(deadline)]);
  const network = new Network(internet);
  const walk = new Walk(new DnsClient(network, clock, signal), internet.roots);
  const addressesOf = async (name: string) =>
    isIP(name) ? [name] : (await follow(walk, plainName(name))).addresses.map(({ data }) => data);
  const { edge } = target;
  const markers = [edge.marker[0], edge.environmentMarker[0]];
  const probe: Probing = {
    network,
    host: asciiOf(target.host),
    clock,
    signal,
    markers,
    site: [],
    addressesOf,
    lanes: new Lanes(),
    edge: edge.addresses.map(plainAddress),
  };
  const known = async () =>
    edgePlaces(edge.addresses, (await follow(walk, plainName(edge.target))).addresses);
  const safe = async (all: Promise<string[]>) => (await all).find((one) => network.isSafe(one));
  const [edgeAddress, originAddress] = await Promise.all([
    safe(known()),
    target.origin && safe(addressesOf(target.origin.address)),
  ]);
  const sni = edge.certificates === "before" ? probe.host : plainName(edge.target);
  const [through, direct] = await Promise.all([
    edgeAddress ? probePreview(probe, edgeAddress, sni) : undefined,
    originAddress ? probeOrigin(probe, originAddress) : undefined,
  ]);
  over.abort();
  return {
    edge: glanceOf(edgeAddress ?? "", through, edge.environmentMarker),
    origin: glanceOf(originAddress ?? "", direct),
  };
}
