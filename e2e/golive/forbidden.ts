/** One or two addresses of every range to which nothing may be sent, by the name of the range. */
export const forbidden: Record<string, string[]> = {
  "this network": ["0.0.0.0", "0.1.2.3"],
  private: ["10.0.0.7", "172.16.0.1", "172.31.255.254", "192.168.1.1"],
  "carrier-grade NAT": ["100.64.0.1", "100.127.255.254"],
  loopback: ["127.0.0.1", "127.8.8.8"],
  "link-local and cloud metadata": ["169.254.1.1", "169.254.169.254"],
  "protocol assignments": ["192.0.0.8"],
  documentation: ["198.51.100.7"],
  "6to4 relay": ["192.88.99.1"],
  benchmarking: ["198.18.0.1", "198.19.255.254"],
  multicast: ["224.0.0.1", "239.1.1.1"],
  "reserved and broadcast": ["240.0.0.1", "255.255.255.255"],
  "unspecified and loopback of IPv6": ["::", "::1"],
  "IPv4 within IPv6": ["::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.7"],
  NAT64: ["64:ff9b::7f00:1", "64:ff9b:1::a00:7"],
  "6to4 and Teredo": ["2002:7f00:1::1", "2001::1"],
  "discard, ORCHID and documentation of IPv6": ["100::1", "2001:10::1", "2001:db8::7", "3fff::1"],
  "unique and link-local of IPv6": ["fc00::1", "fd12:3456::1", "fe80::1", "fec0::1"],
  "multicast and unassigned of IPv6": ["ff02::1", "4000::1"],
};

export const forbiddenAddresses = Object.values(forbidden).flat();
