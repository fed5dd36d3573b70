using Phasa.AspNetCore.Access.Sessions;

namespace Phasa.AspNetCore.Tests.Access;

public sealed class SessionPathsTests
{
    [Theory]
    [InlineData("/playground?query=a", "/playground?query=a")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("https://example.org/", "/")]
    [InlineData("//example.org", "/")]
    [InlineData("/\\example.org", "/")]
    [InlineData("/a\r\nSet-Cookie: b", "/")]
    public void Own_AnAddress_IsNeverElsewhere(string? address, string expected) => Assert.Equal(expected, SessionPaths.Own(address));
}
