import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { asciiOf } from "@/domain/accounts/hostname";
import { plainAddress } from "@/domain/go-live/seen/address";
import { addressesMet } from "@/domain/go-live/seen/addresses-met";
import {
  type Answer,
  answerOf,
  type Delegation,
  type EdgeFacts,
  type Facts,
  type Followed,
  type HttpFacts,
  type ServerFacts,
} from "@/domain/go-live/seen/facts";
import { isWithin, plainName } from "@/domain/go-live/seen/name";
import { type Asked, questionsFor } from "@/domain/go-live/seen/questions";
import { siteNames } from "@/domain/go-live/seen/site";
import type { Target } from "@/domain/go-live/seen/target";
import { type View, viewOf } from "@/domain/go-live/seen/view";
import type { DnsClient } from "./dns/client";
import type { Cut } from "./dns/cut";
import { findDelegation, findDs, findRecords, visitServers } from "./dns/delegation";
import { endOf, follow, isTooLong, surveyResolver, surveyServer } from "./dns/survey";
import { Walk } from "./dns/walk";
import type { Network } from "./network";
import { plainVisit, probeEdge, probeElsewhere, probeOrigin } from "./probe/edge";
import { Lanes } from "./probe/lanes";
import type { Probing } from "./probe/probing";

// More than the answers of large edges hold.
const maxEdges = 32;

/** One observation under way. */
export class Look {
  private readonly host: string;
  private readonly walk: Walk;
  private readonly followed = new Map<string, Promise<Followed>>();
  /** Names of redirects and of the origin: of the client's zone too, of which each nameserver speaks for itself. */
  private readonly beside = new Map<string, Promise<Followed>>();
  private readonly servers: ServerFacts[] = [];
  private readonly probe: Probing;

  constructor(
    private readonly target: Target,
    private readonly network: Network,
    clock: () => Date,
    signal: AbortSignal,
    private readonly client: DnsClient,
  ) {
    this.host = asciiOf(target.host);
    this.walk = new Walk(client, network.internet.roots);
    const markers = [target.edge.marker[0], target.edge.environmentMarker[0]];
    this.probe = {
      network,
      host: this.host,
      clock,
      signal,
      markers,
      site: siteNames(this.host, target),
      lanes: new Lanes(),
      edge: target.edge.addresses.map((address) => plainAddress(address)),
      addressesOf: async (name) => (await this.follow(name, this.beside)).addresses.map(({ data }) => data),
    };
  }

  async facts(): Promise<Omit<Facts, "at" | "ms">> {
    const { client, host, target, walk } = this;
    const resolvers = Promise.all(
      this.network.internet.resolvers.map((one) => surveyResolver(client, one, host, target.registrable)),
    );
    void this.follow(plainName(target.edge.target));
    const origin = target.origin && this.origin(target.origin.address);
    const { cut, delegation } = await findDelegation(walk, host, target.registrable);
    const asked = questionsFor(target, host, cut.zone, `nx-${randomBytes(6).toString("hex")}`);
    const caa = Promise.all(asked.caa.map((name) => findRecords(walk, client, name, "CAA")));
    const beyond = Promise.all(asked.beyond.map(({ name, type }) => findRecords(walk, client, name, type)));
    const delegated = delegation.outcome === "delegated";
    const [ds, found] = await Promise.all([
      delegated ? findDs(walk, cut) : undefined,
      delegated ? this.survey(cut, asked, delegation) : { edge: [] },
    ]);
    const facts = {
      host,
      delegation: { ...delegation, ds },
      servers: this.servers,
      resolvers: await resolvers,
      followed: await Promise.all(this.followed.values()),
      caa: await caa,
      beyond: await beyond,
      sibling: asked.sibling,
      selector: asked.selector,
      origin: await origin,
      ...found,
    };
    const met = addressesMet(facts, host, target);
    return { ...facts, unsafe: met.filter((address) => !this.network.isSafe(address)) };
  }

  private async origin(place: string): Promise<HttpFacts | undefined> {
    const literal = isIP(place) !== 0;
    const addresses = literal
      ? [place]
      : (await this.follow(plainName(place), this.beside)).addresses.map(({ data }) => data);
    const address = addresses.find((one) => this.network.isSafe(one));
    return address === undefined ? undefined : probeOrigin(this.probe, address);
  }

  /** Asks all nameservers; the edge is probed as soon as the first of them points there, and where others do besides. */
  private async survey(
    cut: Cut,
    asked: Asked,
    delegation: Delegation,
  ): Promise<Pick<Facts, "edge" | "elsewhere">> {
    const edge = new Map<string, Promise<EdgeFacts>>();
    const prepared = this.target.stage === "before" ? this.probeBefore() : [];
    const views: View[] = [];
    const zoneNames = new Set<string>();
    const missing = await visitServers(this.walk, cut, async (server) => {
      const facts = await surveyServer(this.client, server, cut.zone, asked);
      this.servers.push(facts);
      const view = await this.view(facts, cut.zone);
      views.push(view);
      if (view.state === "points") this.probeEdges(view, edge);
      const names = namesIn(facts.answers, cut.zone);
      for (const name of names) zoneNames.add(name);
      return names;
    });
    Object.assign(delegation, missing);
    delegation.zoneNames = [...zoneNames].sort();
    if (views.some(({ state }) => state === "points")) return { edge: await Promise.all(edge.values()) };
    return { edge: await prepared, elsewhere: await this.elsewhere(views) };
  }

  private async view(server: ServerFacts, zone: string): Promise<View> {
    const records = server.answers.flatMap((answer) => answer.records);
    const isTold = (name: string) =>
      records.some((one) => one.name === name) || answerOf(server, name, "A") !== undefined;
    const outside = [this.host, ...(this.target.pair ? [this.target.pair] : [])]
      .map((from) => ({ end: endOf(records, from), cut: isTooLong(records, from) }))
      .filter(({ end, cut }) => !isWithin(end, zone) || !(cut || isTold(end)));
    const names = [plainName(this.target.edge.target), ...outside.map(({ end }) => end)];
    const followed = await Promise.all(names.map((name) => this.follow(name)));
    return viewOf(server, { followed }, this.host, this.target);
  }

  private follow(name: string, kept = this.followed): Promise<Followed> {
    const known = this.followed.get(name) ?? kept.get(name) ?? follow(this.walk, name);
    kept.set(name, known);
    return known;
  }

  private probeEdges(view: View, probed: Map<string, Promise<EdgeFacts>>): void {
    const led = view.addresses.filter((one) => !view.strangers.includes(one));
    for (const { data: address } of led) {
      if (probed.has(address) || probed.size >= maxEdges) continue;
      probed.set(address, probeEdge(this.probe, address, probed.size === 0));
    }
  }

  /** An edge that fetches certificates on demand is spared a handshake: it would try, and fail, too early. */
  private async probeBefore(): Promise<EdgeFacts[]> {
    const { edge } = this.target;
    const led = (await this.follow(plainName(edge.target))).addresses.map(({ data }) => data);
    const known = edge.addresses.length > 0 ? edge.addresses : led;
    const early = edge.certificates === "before";
    return Promise.all(
      known
        .map(plainAddress)
        .slice(0, maxEdges)
        .map(async (address) =>
          early
            ? probeEdge(this.probe, address, false)
            : { address, plain: await plainVisit(this.probe, address) },
        ),
    );
  }

  private async elsewhere(views: View[]): Promise<Facts["elsewhere"]> {
    const addresses = views.flatMap((view) => view.addresses.map((record) => record.data));
    const address = addresses.find((one) => this.network.isSafe(one));
    return address === undefined ? undefined : probeElsewhere(this.probe, address);
  }
}

function namesIn(answers: Answer[], zone: string): string[] {
  const records = answers.flatMap((answer) => answer.records);
  return [...new Set(records.filter((one) => one.type === "NS" && one.name === zone).map((one) => one.data))];
}
