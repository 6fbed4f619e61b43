import Testing

@testable import Checking

@Suite("IP addresses") struct IPAddressTests {
  @Test(
    "Addresses of the public internet are public",
    arguments: [
      "8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.0.1", "100.128.0.1", "192.167.0.1", "2600::1",
      "223.255.255.255", "2a00:1450:4001::200e", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808",
    ])
  func publicAddress(_ text: String) { #expect(IPAddress(text)?.isPublic == true) }

  @Test(
    "Addresses that are reserved for other purposes are not public",
    arguments: [
      "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.169.254",
      "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.168.0.1", "198.18.0.1", "168.63.129.16", "224.0.0.1",
      "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1",
      "::ffff:127.0.0.1", "::ffff:a00:1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "2001:db8::1", "2001::1",
      "2002:7f00:1::",
    ])
  func otherAddress(_ text: String) { #expect(IPAddress(text)?.isPublic == false) }

  @Test(
    "Other text is not an address",
    arguments: [
      "", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "+1.2.3.4", "1..2.3", ":", ":::", "1:2", "1::2::3", "::12345", "::+1",
      "fe80::1%eth0", "example.org", "1:2:3:4:5:6:7:8:9",
    ])
  func noAddress(_ text: String) { #expect(IPAddress(text) == nil) }

  @Test(
    "The host of a URL is found whatever is around it",
    arguments: [
      ("http://Example.org/a", "example.org"), ("https://example.org:80?x=@y", "example.org"),
      ("http://user:word@127.0.0.1:8/", "127.0.0.1"), ("http://a@b@c/", "c"), ("http://[::1]:80/", "::1"),
      ("http://user@[::1]/", "::1"), ("http://127.0.0.1\\@example.org/", "127.0.0.1"), ("http://a#@b/", "a"),
    ])
  func host(_ url: String, host: String) { #expect(HostResolver.host(of: url) == host) }
}
